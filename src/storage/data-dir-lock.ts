import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { BadInput, StorageUnavailable } from '../core/errors.ts';
import { folderTrouble } from './folder-trouble.ts';
import { makeFolder } from './make-folder.ts';
import { openSqlite } from './open-sqlite.ts';

/** `npm run doctor` takes the lock for a moment to see who has it; milliseconds. */
const WAIT_MS = 1_000;

/** SQLite lets go of a connection that nobody refers to any more, and of its lock with it. */
const held = new Set<SQLite.Database>();

/** Holds a data folder until it is released or its process ends, however it ends. */
export interface DataDirLock {
  release(): void;
}

/**
 * Takes the data folder for this process alone, for whoever indexes: two at once would mix their rows.
 * The lock is the operating system's, so a killed process leaves none behind. Gives `held` when another
 * has it. @throws StorageUnavailable when the folder cannot be used, BadInput when SQLite is not built for this Node.js.
 * @param waitMs how long another holder is waited for, in milliseconds
 */
export function lockDataDir(dataDir: string, waitMs = WAIT_MS): DataDirLock | 'held' {
  const file = join(dataDir, 'lock.db');
  let lock: SQLite.Database | undefined;
  try {
    makeFolder(dataDir);
    lock = openSqlite(file, { timeout: waitMs });
    // A journal on the disk would have to be written: a full one must not keep the bot from answering.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return 'held';
    if (error instanceof BadInput) throw error;
    const todo = folderTrouble(dataDir) ?? 'check DATA_DIR and its permissions';
    throw new StorageUnavailable(`the data folder ${dataDir} cannot be used: ${todo}`, {
      cause: error,
    });
  }
  const taken = lock;
  held.add(taken);
  return {
    release: () => {
      held.delete(taken);
      taken.close();
    },
  };
}
