import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { StorageUnavailable } from '../core/errors.ts';
import { makeFolder } from './make-folder.ts';

/** Holds a data folder until it is released or its process ends, however it ends. */
export interface DataDirLock {
  release(): void;
}

/**
 * Takes the data folder for this process alone, for whoever indexes: two at once would mix their rows.
 * The lock is the operating system's, so a killed process leaves none behind. Gives `held` when another
 * has it. @throws StorageUnavailable when the folder cannot be used.
 */
export function lockDataDir(dataDir: string): DataDirLock | 'held' {
  const file = join(dataDir, 'lock.db');
  let lock: SQLite.Database | undefined;
  try {
    makeFolder(dataDir);
    lock = new SQLite(file, { timeout: 0 });
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return 'held';
    const reason = `the data folder ${dataDir} cannot be used: check DATA_DIR and its permissions`;
    throw new StorageUnavailable(reason, { cause: error });
  }
  const held = lock;
  return { release: () => void held.close() };
}
