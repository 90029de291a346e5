import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkBackup } from '../../src/storage/backup-file.ts';
import { copiesFolder, KEPT_COPIES } from '../../src/storage/migrate.ts';
import { databaseFile, openDatabase } from '../../src/storage/open-database.ts';
import { restoreDatabase } from '../../src/storage/restore-database.ts';
import { freshFolder } from '../support/fresh-database.ts';
import { contentsOf, makeReleased, RELEASED, type Contents } from './released-schemas.ts';

function read(dataDir: string): Contents {
  const sqlite = new SQLite(databaseFile(dataDir), { readonly: true });
  try {
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    return contentsOf(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Of the later contents, the tables and columns that the earlier ones had. */
function asBefore(before: Contents, after: Contents): Contents {
  return Object.fromEntries(
    Object.entries(before).map(([table, rows]) => [
      table,
      (after[table] ?? []).map((row) =>
        Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, row[column]])),
      ),
    ]),
  );
}

test.each(RELEASED)(
  'a database of %s comes to the newest schema with all its rows',
  async (schema) => {
    const dataDir = await freshFolder();
    const before = await makeReleased(dataDir, schema);
    const db = await openDatabase(dataDir);
    await db.destroy();
    expect(asBefore(before, read(dataDir))).toEqual(before);
  },
);

test('what was there before a migration is kept as a backup that can be restored', async () => {
  const dataDir = await freshFolder();
  const before = await makeReleased(dataDir, '0003-hearing');
  await (await openDatabase(dataDir)).destroy();
  const [copy = ''] = readdirSync(copiesFolder(dataDir));
  expect(copy).toContain('0003-hearing');
  const file = join(copiesFolder(dataDir), copy);
  expect(checkBackup(file).schema.at(-1)).toBe('0003-hearing');
  restoreDatabase(dataDir, file);
  expect(read(dataDir)).toEqual(before);
});

/** Opens the data folder in a process that kills itself before that statement of the migrations. */
async function killedBefore(dataDir: string, statement: number): Promise<NodeJS.Signals | null> {
  const href = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const code = `import SQLite from ${JSON.stringify(import.meta.resolve('better-sqlite3'))};
    import { openDatabase } from ${href('../../src/storage/open-database.ts')};
    const { prepare } = SQLite.prototype;
    let left = ${statement};
    SQLite.prototype.prepare = function (sql) {
      const isChange = /^\\s*(create|alter|drop|update|insert)/i.test(sql);
      if (isChange && this.name.endsWith('course-support.db') && left-- === 0) process.kill(process.pid, 'SIGKILL');
      return prepare.call(this, sql);
    };
    await openDatabase(${JSON.stringify(dataDir)});`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

test.each([1, 2, 9, 30, 60])(
  'a start that is killed before statement %i of its migrations is taken up by the next',
  { timeout: 60_000 },
  async (statement) => {
    const dataDir = await freshFolder();
    const before = await makeReleased(dataDir, '0002-limits-and-erasure');
    expect(await killedBefore(dataDir, statement)).toBe('SIGKILL');
    expect(read(dataDir)).toEqual(before);
    await (await openDatabase(dataDir)).destroy();
    expect(asBefore(before, read(dataDir))).toEqual(before);
    const [copy = '', ...others] = readdirSync(copiesFolder(dataDir));
    expect(others).toEqual([]);
    expect(checkBackup(join(copiesFolder(dataDir), copy)).schema.at(-1)).toBe(
      '0002-limits-and-erasure',
    );
  },
);

test('a migration that fails leaves nothing of itself and of those before it', async () => {
  const dataDir = await freshFolder();
  await makeReleased(dataDir, '0002-limits-and-erasure');
  const sqlite = new SQLite(databaseFile(dataDir));
  // In the way of a later one.
  sqlite.exec('create table staff_verdicts (mine text, yours text)');
  sqlite.close();
  const before = read(dataDir);
  await expect(openDatabase(dataDir)).rejects.toMatchObject({
    name: 'StorageUnavailable',
    message: expect.stringContaining('is unchanged') as string,
  });
  expect(read(dataDir)).toEqual(before);
});

test('copies that a killed start left unfinished go, and push no whole one out', async () => {
  const dataDir = await freshFolder();
  await makeReleased(dataDir, '0002-limits-and-erasure');
  const folder = copiesFolder(dataDir);
  await withOlderCopies(dataDir, folder);
  const unfinished = ['from-0001-first.db.77.tmp', 'from-0002-x.db.new', 'from-c.db.9.tmp-journal'];
  for (const name of unfinished) writeFileSync(join(folder, `before-migration-${name}`), 'half');
  await (await openDatabase(dataDir)).destroy();
  expect(readdirSync(folder).sort()).toEqual([
    'before-migration-from-0002-limits-and-erasure.db',
    'before-migration-from-c.db',
    'before-migration-from-d.db',
    'mine.db',
  ]);
});

test('a new database and one that is up to date leave no copy', async () => {
  const dataDir = await freshFolder();
  await (await openDatabase(dataDir)).destroy();
  await (await openDatabase(dataDir)).destroy();
  expect(readdirSync(dataDir)).not.toContain('backups');
});

test('only the newest few copies are kept', async () => {
  const dataDir = await freshFolder();
  await makeReleased(dataDir, '0002-limits-and-erasure');
  const folder = copiesFolder(dataDir);
  await (await openDatabase(await withOlderCopies(dataDir, folder))).destroy();
  const names = readdirSync(folder);
  expect(names).toHaveLength(KEPT_COPIES + 1);
  expect(names).toContain('before-migration-from-0002-limits-and-erasure.db');
  // Made by hand: nothing of ours to remove.
  expect(names).toContain('mine.db');
  expect(names).not.toContain('before-migration-from-a.db');
});

async function withOlderCopies(dataDir: string, folder: string): Promise<string> {
  await mkdir(folder);
  writeFileSync(join(folder, 'mine.db'), '');
  for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) {
    const file = join(folder, `before-migration-from-${name}.db`);
    writeFileSync(file, '');
    utimesSync(file, 1_000 + at, 1_000 + at);
  }
  return dataDir;
}

test('a database of a newer program is refused with one sentence, and left as it is', async () => {
  const dataDir = await freshFolder();
  await (await openDatabase(dataDir)).destroy();
  const sqlite = new SQLite(databaseFile(dataDir));
  sqlite.exec(`insert into kysely_migration values ('9999-tomorrow', '2030-01-01')`);
  sqlite.close();
  const refusal = await openDatabase(dataDir).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    name: 'StorageUnavailable',
    message: expect.stringMatching(
      /^[^\n]*newer than this program \(schema 9999-tomorrow\)[^\n]*$/,
    ) as string,
  });
  expect(readdirSync(dataDir)).not.toContain('backups');
});

// Its tables lay in the log beside it alone: without that file it was an empty database, and nobody was told.
test('a young database keeps its tables in its own file', async () => {
  const dataDir = await freshFolder();
  const db = await openDatabase(dataDir);
  const copy = join(await freshFolder(), 'copy.db');
  copyFileSync(databaseFile(dataDir), copy);
  await db.destroy();
  const sqlite = new SQLite(copy, { readonly: true });
  expect(sqlite.prepare('select count(*) as tables from questions').get()).toEqual({ tables: 0 });
  sqlite.close();
});

/** Of each released schema, what its tables and indexes are: a released migration is never edited. */
const DIGESTS: Readonly<Record<string, string>> = {
  '0001-first': 'e6f7d8fa9dd8b859',
  '0002-limits-and-erasure': '8cfa1f60ea5fcf74',
  '0003-hearing': '5df742faa4d732d2',
  '0004-model-spend': '0ceb3651f39740fd',
  '0005-escalation-queue': 'd62f3047100f1aa7',
  '0006-followers': '191ca26c6dce7a1b',
  '0007-reminders': '914547fd4f8c331c',
  '0008-mirrored-messages': '0b00247d394b746f',
  '0009-learner-side': '7c2e3f24d1475964',
  '0010-departed-servers': 'dd4055fa3a1ae890',
  '0012-insights': '4e38bf4298d4b31b',
  '0013-follower-copies': '93cdc8ba004f97d1',
  '0014-follower-notes': 'd00244276266cf16',
  '0015-words-in-memory': '24c26c544c570661',
  '0016-duplicates-follow': 'b94934912853028a',
  '0017-my-escalations': '80485793f08419de',
  '0018-question-files': '562ab2dd7c0792b9',
  '0019-owed-replies': 'e796660fdba5dbce',
};

test('each released schema is known by what it was', () => {
  expect(Object.keys(DIGESTS)).toEqual(RELEASED);
});

test.each(Object.entries(DIGESTS))('%s is still what was released', async (schema, digest) => {
  const dataDir = await freshFolder();
  await makeReleased(dataDir, schema);
  expect(schemaDigest(dataDir)).toBe(digest);
});

function schemaDigest(dataDir: string): string {
  const sqlite = new SQLite(databaseFile(dataDir), { readonly: true });
  const statements = sqlite
    .prepare<[], { sql: string }>(
      `select sql from sqlite_master where sql is not null and name not like 'kysely%' and name not like '%_fts_%'
       order by name`,
    )
    .all();
  sqlite.close();
  const text = statements.map((row) => row.sql.replaceAll(/\s+/g, ' ')).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
