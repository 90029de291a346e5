import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StorageUnavailable } from '../../src/core/errors.ts';
import { lockDataDir } from '../../src/storage/data-dir-lock.ts';
import { freshFolder } from '../support/fresh-database.ts';

test('a folder is one holder’s until it is released', async () => {
  const folder = await freshFolder();
  const first = lockDataDir(folder);
  expect(first).not.toBe('held');
  expect(lockDataDir(folder)).toBe('held');
  if (first !== 'held') first.release();
  const second = lockDataDir(folder);
  expect(second).not.toBe('held');
  if (second !== 'held') second.release();
});

test('a folder is made with those above it, and a place that takes none is told', async () => {
  const folder = join(await freshFolder(), 'a', 'b');
  const lock = lockDataDir(folder);
  expect(lock).not.toBe('held');
  if (lock !== 'held') lock.release();
  // Node's own recursive mkdir turns in circles there for ever.
  for (const place of ['/proc/course-support-bot', '/proc/self/course/support-bot'])
    expect(() => lockDataDir(place)).toThrow(StorageUnavailable);
});

test('the lock takes no room, so that a full disk does not keep the bot from starting', async () => {
  const folder = await freshFolder();
  const lock = lockDataDir(folder);
  expect(readdirSync(folder)).toEqual(['lock.db']);
  expect(statSync(join(folder, 'lock.db')).size).toBe(0);
  expect(lockDataDir(folder)).toBe('held');
  if (lock !== 'held') lock.release();
});

/** Takes the lock in another process, which then does as the code says with `lock`. */
async function holdElsewhere(folder: string, code: string) {
  const module = JSON.stringify(
    new URL('../../src/storage/data-dir-lock.ts', import.meta.url).href,
  );
  const script = `import { lockDataDir } from ${module};
    const lock = lockDataDir(${JSON.stringify(folder)});
    process.stdout.write(typeof lock);
    ${code}`;
  const holder = spawn(process.execPath, [
    '--expose-gc',
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
  ]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('object');
  return holder;
}

test('who holds the folder for a moment, as the doctor does, is waited for', async () => {
  const folder = await freshFolder();
  await holdElsewhere(folder, 'setTimeout(() => lock.release(), 20);');
  const taken = lockDataDir(folder, 60_000);
  expect(taken).not.toBe('held');
  if (taken !== 'held') taken.release();
});

test('a lock that nobody refers to any more is held until its process ends', async () => {
  const folder = await freshFolder();
  await holdElsewhere(folder, 'setInterval(gc, 10);');
  // Long enough for the other process to have collected what it does not use.
  expect(lockDataDir(folder)).toBe('held');
});

test('a killed process leaves no lock behind', async () => {
  const folder = await freshFolder();
  const holder = await holdElsewhere(folder, 'setInterval(() => undefined, 1000);');
  expect(lockDataDir(folder)).toBe('held');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const taken = lockDataDir(folder);
  expect(taken).not.toBe('held');
  if (taken !== 'held') taken.release();
});

test('a data folder that is a file is refused with a sentence', async () => {
  const path = join(await freshFolder(), 'file');
  await writeFile(path, '');
  expect(() => lockDataDir(path)).toThrow(StorageUnavailable);
  expect(() => lockDataDir(path)).toThrow(`${path} is not a folder, choose another`);
  expect(() => lockDataDir(join(path, 'below'))).toThrow(`${path} is not a folder`);
});
