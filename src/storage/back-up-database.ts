import { rmSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { StorageUnavailable } from '../core/errors.ts';
import { checkBackup, writeBackup, type BackupManifest } from './backup-file.ts';
import { databaseFile } from './open-database.ts';
import { faultOf } from './storage-faults.ts';

/**
 * Backs a data folder's database up into one file, and checks that file. The bot may be running.
 * @throws BadInput when the file is there already; StorageUnavailable when the database cannot be copied whole.
 */
export async function backUpDatabase(dataDir: string, file: string): Promise<BackupManifest> {
  const source = databaseFile(dataDir);
  try {
    const sqlite = new SQLite(source, { fileMustExist: true });
    try {
      await writeBackup(sqlite, file);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    const fault = faultOf(error, source);
    if (fault === undefined || fault.trouble === 'damaged') throw fault ?? error;
    const todo = 'see that its folder is there, may be written and has room';
    throw new StorageUnavailable(`the backup ${file} cannot be written: ${todo}`, { cause: error });
  }
  return checked(file);
}

/** A copy of a damaged database is damaged: better none than one that looks like a backup. */
function checked(file: string): BackupManifest {
  try {
    return checkBackup(file);
  } catch (error) {
    rmSync(file, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageUnavailable(`no backup was made: ${why}`, { cause: error });
  }
}
