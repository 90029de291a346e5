import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type SQLite from 'better-sqlite3';
import { BadInput, StorageUnavailable } from '../core/errors.ts';
import { folderTrouble } from './folder-trouble.ts';
import { makeFolder } from './make-folder.ts';
import { openSqlite } from './open-sqlite.ts';
import { faultOf } from './storage-faults.ts';

/** Opens the database's file, made when missing. @throws StorageUnavailable with what to do. */
export function connect(file: string): SQLite.Database {
  const isThere = existsSync(file);
  let sqlite: SQLite.Database | undefined;
  try {
    makeFolder(dirname(file));
    sqlite = openSqlite(file);
    // Readers never wait for the indexing worker's writes; a committed write survives a killed process.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = NORMAL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
    // What was erased is written over: else its words stay in the file, and in every backup, until their page is used again.
    sqlite.pragma('secure_delete = ON');
    return sqlite;
  } catch (error) {
    sqlite?.close();
    if (error instanceof BadInput) throw error;
    const fault = faultOf(error, file);
    if (fault !== undefined && fault.trouble !== 'failing') throw fault;
    const state = isThere ? 'cannot be opened' : 'cannot be made';
    const todo = folderTrouble(dirname(file)) ?? 'check DATA_DIR and its permissions';
    throw new StorageUnavailable(`the database ${file} ${state}: ${todo}`, { cause: error });
  }
}
