import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BadInput, StorageUnavailable, reasonOf } from '../core/errors.ts';
import { checkBackup, writeBackup, type BackupManifest } from './backup-file.ts';
import { folderTrouble } from './folder-trouble.ts';
import { databaseFile } from './open-database.ts';
import { openSqlite } from './open-sqlite.ts';
import { faultOf } from './storage-faults.ts';

/**
 * Backs a data folder's database up into one file, and checks that file. The bot may be running.
 * @throws BadInput when the file is there already or cannot be; StorageUnavailable when the database cannot be
 * copied whole.
 */
export async function backUpDatabase(dataDir: string, file: string): Promise<BackupManifest> {
  demandPlace(file);
  const source = databaseFile(dataDir);
  try {
    const sqlite = openSqlite(source, { fileMustExist: true });
    try {
      await writeBackup(sqlite, file);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const fault = faultOf(error, source);
    if (fault?.trouble === 'damaged') throw fault;
    const seen = folderTrouble(dirname(resolve(file)));
    const why = seen ?? `${reasonOf(error)}, see that its folder may be written and has room`;
    throw new StorageUnavailable(`the backup ${file} cannot be written: ${why}`, { cause: error });
  }
  return checked(file);
}

function demandPlace(file: string): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new BadInput(`there is no folder ${folder}: make it first`);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new BadInput(`${file} is a folder: name a file in it`);
}

/** A copy of a damaged database is damaged: better none than one that looks like a backup. */
function checked(file: string): BackupManifest {
  try {
    return checkBackup(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw new StorageUnavailable(`no backup was made: ${reasonOf(error)}`, { cause: error });
  }
}
