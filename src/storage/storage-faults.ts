import SQLite from 'better-sqlite3';
import { StorageUnavailable, type StorageTrouble } from '../core/errors.ts';

/** What SQLite's codes mean; the first whose beginning fits. */
const TROUBLES: readonly (readonly [code: string, trouble: StorageTrouble])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_CANTOPEN', 'failing'],
];

/** A fault of the disk or the file as one sentence that says what to do; undefined for any other error. */
export function faultOf(error: unknown, file: string): StorageUnavailable | undefined {
  if (!(error instanceof SQLite.SqliteError)) return undefined;
  const { code } = error;
  const trouble = TROUBLES.find(([beginning]) => code.startsWith(beginning))?.[1];
  if (trouble === undefined) return undefined;
  return new StorageUnavailable(sentenceOf(trouble, file), { cause: error, trouble });
}

/** The same sentence everywhere: log, doctor, terminal. */
function sentenceOf(trouble: StorageTrouble, file: string): string {
  switch (trouble) {
    case 'full':
      return `the disk of the database ${file} is full: free some space, and a bot that runs goes on by itself`;
    case 'read-only':
      return `the database ${file} cannot be written: make the file, its folder and its disk writable`;
    case 'damaged':
      return `the database ${file} is damaged: stop the bot, keep the file, and take the newest backup with \`npm run restore -- FILE\``;
    case 'failing':
      return `the disk of the database ${file} does not read or write: look at the disk and the system's log`;
  }
}
