import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { BadInput, StorageUnavailable } from '../../src/core/errors.ts';
import { backUpDatabase } from '../../src/storage/back-up-database.ts';
import { checkBackup, writeBackup } from '../../src/storage/backup-file.ts';
import { lockDataDir } from '../../src/storage/data-dir-lock.ts';
import { databaseFile, openDatabase } from '../../src/storage/open-database.ts';
import { restoreDatabase } from '../../src/storage/restore-database.ts';
import { freshFolder } from '../support/fresh-database.ts';
import { contentsOf, makeReleased, RELEASED } from './released-schemas.ts';

const NEWEST = RELEASED.at(-1) ?? '';

async function backUp(dataDir: string, file: string): Promise<void> {
  const sqlite = new SQLite(databaseFile(dataDir));
  await writeBackup(sqlite, file);
  sqlite.close();
}

function read(dataDir: string) {
  const sqlite = new SQLite(databaseFile(dataDir), { readonly: true });
  const contents = contentsOf(sqlite);
  sqlite.close();
  return contents;
}

test('what was backed up comes back, and what it replaces is kept aside', async () => {
  const [dataDir, out] = [await freshFolder(), await freshFolder()];
  const contents = await makeReleased(dataDir, NEWEST);
  const file = join(out, 'today.backup');
  await backUp(dataDir, file);
  expect(readdirSync(out)).toEqual(['today.backup']);

  const sqlite = new SQLite(databaseFile(dataDir));
  sqlite.exec(`update facts set value = 'later'`);
  sqlite.close();
  await mkdir(join(dataDir, 'index'));
  const later = read(dataDir);

  const { manifest, keptIn } = restoreDatabase(dataDir, file);
  expect(manifest).toMatchObject({
    schema: RELEASED,
    recipes: ['1', '2'],
    questions: 2,
    passages: 2,
  });
  expect(read(dataDir)).toEqual(contents);
  expect(read(keptIn ?? '')).toEqual(later);
  expect(readdirSync(keptIn ?? '')).toContain('index');
  expect(readdirSync(dataDir)).not.toContain('index');
  await (await openDatabase(dataDir)).destroy();
});

test('a backup restores into an empty folder', async () => {
  const [dataDir, out, other] = [await freshFolder(), await freshFolder(), await freshFolder()];
  const contents = await makeReleased(dataDir, NEWEST);
  await backUp(dataDir, join(out, 'b'));
  expect(restoreDatabase(join(other, 'new'), join(out, 'b')).keptIn).toBeUndefined();
  expect(read(join(other, 'new'))).toEqual(contents);
});

test(
  'a backup taken while another process writes is of one moment',
  { timeout: 120_000 },
  async () => {
    const [dataDir, out] = [await freshFolder(), await freshFolder()];
    await (await openDatabase(dataDir)).destroy();
    const sqlitePath = JSON.stringify(import.meta.resolve('better-sqlite3'));
    // Each transaction writes two rows that belong together, and never stops.
    const code = `import SQLite from ${sqlitePath};
    const sqlite = new SQLite(${JSON.stringify(databaseFile(dataDir))});
    sqlite.pragma('busy_timeout = 5000');
    const pair = sqlite.transaction((n) => {
      const put = sqlite.prepare('insert into facts values (?, ?)');
      put.run('left-' + n, 'x'.repeat(2000));
      put.run('right-' + n, 'x'.repeat(2000));
    });
    let n = 0;
    const write = () => { pair(n++); if (n === 50) process.stdout.write('writing'); setImmediate(write); };
    write();`;
    const writer = spawn(process.execPath, ['--input-type=module', '-e', code]);
    onTestFinished(() => void writer.kill('SIGKILL'));
    await once(writer.stdout, 'data');
    for (const name of ['one', 'two', 'three']) {
      await backUp(dataDir, join(out, name));
      checkBackup(join(out, name));
      const sqlite = new SQLite(join(out, name), { readonly: true });
      const names = sqlite.prepare<[], { name: string }>('select name from facts').all();
      sqlite.close();
      const [left, right] = ['left-', 'right-'].map(
        (side) => names.filter((fact) => fact.name.startsWith(side)).length,
      );
      expect(left).toBeGreaterThanOrEqual(50);
      expect(right).toBe(left);
    }
  },
);

test('restoring waits for nobody: a bot that holds the folder is told of', async () => {
  const [dataDir, out] = [await freshFolder(), await freshFolder()];
  const contents = await makeReleased(dataDir, NEWEST);
  await backUp(dataDir, join(out, 'b'));
  const lock = lockDataDir(dataDir);
  onTestFinished(() => (lock === 'held' ? undefined : lock.release()));
  expect(() => restoreDatabase(dataDir, join(out, 'b'))).toThrow(/the bot is running/);
  expect(read(dataDir)).toEqual(contents);
});

test('a damaged, foreign or newer file is refused, and the folder stays as it is', async () => {
  const [dataDir, out] = [await freshFolder(), await freshFolder()];
  const contents = await makeReleased(dataDir, NEWEST);
  const file = (name: string) => join(out, name);
  await backUp(dataDir, file('good'));

  const bytes = readFileSync(file('good'));
  writeFileSync(file('torn'), bytes);
  truncateSync(file('torn'), bytes.length - 8192);
  const spoilt = Buffer.from(bytes);
  spoilt.fill(0xff, 4096 * 5, 4096 * 6);
  writeFileSync(file('spoilt'), spoilt);
  writeFileSync(file('text'), 'not a database at all, whatever its name says\n'.repeat(200));
  new SQLite(file('foreign')).exec('create table t (a)').close();
  writeFileSync(file('newer'), bytes);
  const newer = new SQLite(file('newer'));
  const { manifest } = newer
    .prepare<[], { manifest: string }>('select manifest from backup_manifest')
    .get() ?? { manifest: '' };
  newer
    .prepare('update backup_manifest set manifest = ?')
    .run(manifest.replace('0001-first', '0001-first","9999-tomorrow'));
  newer.close();
  writeFileSync(file('form'), bytes);
  new SQLite(file('form'))
    .exec(`update backup_manifest set manifest = '{"format":2,"program":"9.0.0"}'`)
    .close();
  writeFileSync(file('empty'), '');
  mkdirSync(file('folder'));

  for (const [name, why] of [
    ['torn', /damaged/],
    ['spoilt', /damaged/],
    ['text', /damaged, or no backup/],
    ['foreign', /no backup of this program/],
    ['newer', /newer than this program/],
    ['form', /written by a newer program/],
    ['missing', /there is no file/],
    ['empty', /is empty/],
    ['folder', /is a folder/],
  ] as const) {
    const restore = () => restoreDatabase(dataDir, file(name));
    expect(restore).toThrow(BadInput);
    expect(restore).toThrow(why);
  }
  expect(read(dataDir)).toEqual(contents);
});

test('a backup never writes over a file', async () => {
  const [dataDir, out] = [await freshFolder(), await freshFolder()];
  await makeReleased(dataDir, NEWEST);
  writeFileSync(join(out, 'mine'), 'precious');
  await expect(backUp(dataDir, join(out, 'mine'))).rejects.toThrow(/exists already/);
  expect(readFileSync(join(out, 'mine'), 'utf8')).toBe('precious');
});

test('a place where no backup can be is named, and what to do', async () => {
  const [dataDir, out] = [await freshFolder(), await freshFolder()];
  await makeReleased(dataDir, NEWEST);
  const missing = join(out, 'nowhere', 'today.backup');
  await expect(backUpDatabase(dataDir, missing)).rejects.toThrow(
    new BadInput(`there is no folder ${join(out, 'nowhere')}: make it first`),
  );
  await expect(backUpDatabase(dataDir, out)).rejects.toThrow(
    new BadInput(`${out} is a folder: name a file in it`),
  );
  const tooLong = join(out, 'x'.repeat(300));
  const refusal = await backUpDatabase(dataDir, tooLong).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StorageUnavailable);
  expect(refusal).toMatchObject({
    message: expect.stringMatching(/cannot be written: [^\n]*may be written/) as string,
  });
  expect(readdirSync(out)).toEqual([]);
});

test('a restore that cannot be written leaves everything as it is, and says so', async () => {
  const [dataDir, out] = [await freshFolder(), await freshFolder()];
  const contents = await makeReleased(dataDir, NEWEST);
  await backUp(dataDir, join(out, 'b'));
  mkdirSync(join(dataDir, 'restore.tmp'));
  const restore = () => restoreDatabase(dataDir, join(out, 'b'));
  expect(restore).toThrow(StorageUnavailable);
  expect(restore).toThrow(/^nothing was restored into /);
  expect(read(dataDir)).toEqual(contents);
});

test('the journal of a restore that was killed is not played into the next one', async () => {
  const [dataDir, out, other] = [await freshFolder(), await freshFolder(), await freshFolder()];
  const contents = await makeReleased(dataDir, NEWEST);
  await backUp(dataDir, join(out, 'b'));
  const killed = new SQLite(join(other, 'restore.tmp'));
  killed.pragma('cache_size = 1');
  killed.exec(`create table t (a); begin`);
  killed.exec(`insert into t select zeroblob(4000) from pragma_function_list limit 50`);
  killed.exec(`commit; begin; update t set a = zeroblob(3999)`);
  copyFileSync(join(other, 'restore.tmp-journal'), join(dataDir, 'restore.tmp-journal'));
  killed.close();
  restoreDatabase(dataDir, join(out, 'b'));
  expect(read(dataDir)).toEqual(contents);
});

/** Restores in a process that kills itself before it moves the nth file; gives how it ended. */
async function restoreKilled(
  dataDir: string,
  file: string,
  nth: number,
): Promise<NodeJS.Signals | null> {
  const module = new URL('../../src/storage/restore-database.ts', import.meta.url).href;
  const code = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let left = ${nth};
    for (const name of ['renameSync', 'linkSync']) {
      const move = fs[name];
      fs[name] = (...args) => { if (left-- === 0) process.kill(process.pid, 'SIGKILL'); move(...args); };
    }
    syncBuiltinESMExports();
    const { restoreDatabase } = await import(${JSON.stringify(module)});
    restoreDatabase(${JSON.stringify(dataDir)}, ${JSON.stringify(file)});`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

test.each([0, 1, 2])(
  'a restore that is killed after %i moves leaves a whole database in its place',
  { timeout: 60_000 },
  async (moves) => {
    const [dataDir, out] = [await freshFolder(), await freshFolder()];
    const contents = await makeReleased(dataDir, NEWEST);
    const file = join(out, 'b');
    await backUp(dataDir, file);
    mkdirSync(join(dataDir, 'index'));
    expect(await restoreKilled(dataDir, file, moves)).toBe('SIGKILL');
    expect(read(dataDir)).toEqual(contents);
    rmSync(join(dataDir, 'course-support.db'));
    restoreDatabase(dataDir, file);
    expect(read(dataDir)).toEqual(contents);
  },
);
