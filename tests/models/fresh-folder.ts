import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

// Registered before the hooks of the test file, so it runs after them: what they close lies in these folders.
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

/** An empty folder of its own, gone when the test file has ended: a model's file in it has 34 MB. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'course-support-bot-models-'));
  made.push(folder);
  return folder;
}
