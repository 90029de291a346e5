import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareDataDir } from '../../scripts/support/sandbox-data-dir.ts';
import { lockDataDir } from '../../src/storage/data-dir-lock.ts';

let root: string;
let dataDir: string;
let notes: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'course-support-bot-reset-'));
  dataDir = join(root, 'data');
  notes = join(dataDir, 'notes.txt');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('--reset empties what an earlier run of the sandbox left', () => {
  prepareDataDir({ dataDir, isDefault: false, isReset: false });
  writeFileSync(notes, 'old');
  prepareDataDir({ dataDir, isDefault: false, isReset: true });
  expect(existsSync(notes)).toBe(false);
  expect(existsSync(dataDir)).toBe(true);
});

test('--reset does not delete the data of a sandbox that runs', () => {
  prepareDataDir({ dataDir, isDefault: false, isReset: false });
  writeFileSync(notes, 'in use');
  const lock = lockDataDir(dataDir);
  expect(() => {
    prepareDataDir({ dataDir, isDefault: false, isReset: true });
  }).toThrow('a sandbox already runs on');
  expect(existsSync(notes)).toBe(true);
  if (lock !== 'held') lock.release();
});

test('--reset leaves a folder alone that no sandbox made, and one that it only used', () => {
  mkdirSync(dataDir);
  writeFileSync(notes, 'a year of work');
  prepareDataDir({ dataDir, isDefault: false, isReset: false });
  expect(() => {
    prepareDataDir({ dataDir, isDefault: false, isReset: true });
  }).toThrow('nothing was deleted');
  expect(existsSync(notes)).toBe(true);
});

test('a file in the place of the data folder is told in one sentence', () => {
  writeFileSync(dataDir, '');
  expect(() => {
    prepareDataDir({ dataDir, isDefault: false, isReset: false });
  }).toThrow(`--data-dir ${dataDir} is not a folder`);
});
