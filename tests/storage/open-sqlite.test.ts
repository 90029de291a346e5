import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BadInput } from '../../src/core/errors.ts';
import { notBuilt } from '../../src/storage/open-sqlite.ts';

const STORAGE = new URL('../../src/storage/', import.meta.url);

// After an update of Node.js the bot said "check DATA_DIR and its permissions", which were in order, and a restore
// said that the backup was damaged.
test.each([
  Object.assign(new Error("The module 'better_sqlite3.node' was compiled against …"), {
    code: 'ERR_DLOPEN_FAILED',
  }),
  new Error('Could not locate the bindings file. Tried: …'),
])('a native module that does not load is told as that: %s', (error) => {
  expect(notBuilt(error)).toBeInstanceOf(BadInput);
  expect(notBuilt(error)?.message).toContain('run `npm ci`');
});

test('any other fault is none of its', () => {
  expect(notBuilt(new Error('unable to open database file'))).toBeUndefined();
  expect(notBuilt('no error')).toBeUndefined();
});

test('no other file of the storage opens a database by itself', () => {
  const files = readdirSync(STORAGE).filter((name) => name.endsWith('.ts'));
  const others = files.filter((name) =>
    readFileSync(new URL(name, STORAGE), 'utf8').includes('new SQLite('),
  );
  expect(others).toEqual(['open-sqlite.ts']);
});
