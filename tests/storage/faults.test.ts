import { openSync, readFileSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { StorageUnavailable } from '../../src/core/errors.ts';
import { databaseFile, openDatabase, type Database } from '../../src/storage/open-database.ts';
import { freshFolder } from '../support/fresh-database.ts';

async function openWatched(
  dataDir: string,
): Promise<{ db: Database; faults: StorageUnavailable[] }> {
  const faults: StorageUnavailable[] = [];
  const db = await openDatabase(dataDir, { onFault: (fault) => faults.push(fault) });
  onTestFinished(async () => await db.destroy());
  return { db, faults };
}

async function writeMuch(db: Database): Promise<void> {
  const rows = Array.from({ length: 200 }, (_, at) => ({
    name: `n${at}`,
    value: 'x'.repeat(4_000),
  }));
  await db.insertInto('facts').values(rows).execute();
}

test('a full disk is told in a sentence, loses nothing, and is over when there is room', async () => {
  const { db, faults } = await openWatched(await freshFolder());
  await db.insertInto('facts').values({ name: 'before', value: '1' }).execute();
  // SQLite's own bound of the file's size fails as a full disk does, with the same code.
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count ?? 0}`).execute(db);
  await expect(writeMuch(db)).rejects.toMatchObject({
    name: 'StorageUnavailable',
    trouble: 'full',
    message: expect.stringMatching(
      /^the disk of the database [^\n]* is full: free some space[^\n]*$/,
    ) as string,
  });
  expect(faults.map(({ trouble }) => trouble)).toEqual(['full']);
  expect(await db.selectFrom('facts').select('name').execute()).toEqual([{ name: 'before' }]);
  await sql.raw('pragma max_page_count = 1000000').execute(db);
  await writeMuch(db);
  expect(await db.selectFrom('facts').select('name').execute()).toHaveLength(201);
});

test('a database that may not be written is still read', async () => {
  const { db } = await openWatched(await freshFolder());
  await db.insertInto('facts').values({ name: 'before', value: '1' }).execute();
  await sql`pragma query_only = on`.execute(db);
  await expect(writeMuch(db)).rejects.toMatchObject({ trouble: 'read-only' });
  expect(await db.selectFrom('facts').select('name').execute()).toEqual([{ name: 'before' }]);
});

test('a damaged page is told in a sentence, and the rest is still read', async () => {
  const dataDir = await freshFolder();
  const first = await openDatabase(dataDir);
  await writeMuch(first);
  await first.insertInto('rate_buckets').values({ key: 'k', tokens: 1, filled_at: '' }).execute();
  await first.destroy();
  const file = databaseFile(dataDir);
  spoil(file, rootPageOf(file, 'facts'));

  const { db, faults } = await openWatched(dataDir);
  await expect(db.selectFrom('facts').selectAll().execute()).rejects.toMatchObject({
    trouble: 'damaged',
    message: expect.stringContaining('npm run restore') as string,
  });
  expect(faults).toHaveLength(1);
  expect(await db.selectFrom('rate_buckets').select('key').execute()).toEqual([{ key: 'k' }]);
});

test('a file that is no database is refused with a sentence, and not touched', async () => {
  const dataDir = await freshFolder();
  const file = join(dataDir, 'course-support.db');
  writeFileSync(file, 'a letter to my aunt\n'.repeat(500));
  await expect(openDatabase(dataDir)).rejects.toMatchObject({
    name: 'StorageUnavailable',
    message: expect.stringContaining('is damaged') as string,
  });
  expect(readFileSync(file, 'utf8')).toContain('my aunt');
});

function rootPageOf(file: string, table: string): number {
  const sqlite = new SQLite(file);
  const row = sqlite
    .prepare<[string], { rootpage: number }>('select rootpage from sqlite_master where name = ?')
    .get(table);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
  return row?.rootpage ?? 0;
}

function spoil(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xee), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
}
