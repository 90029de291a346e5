import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

test('a killed process leaves no lock behind', async () => {
  const folder = await freshFolder();
  const module = JSON.stringify(
    new URL('../../src/storage/data-dir-lock.ts', import.meta.url).href,
  );
  const code = `import { lockDataDir } from ${module};
    process.stdout.write(typeof lockDataDir(${JSON.stringify(folder)}));
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('object');
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
});
