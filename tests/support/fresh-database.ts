import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../src/storage/open-database.ts';

/** An empty folder that is gone after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'course-support-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A database in a folder of its own, closed and removed after the test. */
export async function freshDatabase(): Promise<Database> {
  const db = await openDatabase(await freshFolder());
  onTestFinished(async () => await db.destroy());
  return db;
}
