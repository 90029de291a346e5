import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { BadInput, StorageUnavailable, reasonOf } from '../core/errors.ts';
import { checkBackup, unseal, type BackupManifest } from './backup-file.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { folderTrouble, freeBytes } from './folder-trouble.ts';
import { databaseFile, MIGRATIONS } from './open-database.ts';
import { openSqlite } from './open-sqlite.ts';
import { unknownMigrations } from './schema-version.ts';

/** What was restored. */
export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the database lies that was there before; undefined when there was none. */
  readonly keptIn: string | undefined;
}

/**
 * Puts a backup into a data folder. The database that was there, and its search graph, are moved aside, not
 * deleted. The graph is built anew from the stored vectors, and an older schema is brought up to date, at the
 * next start. @throws BadInput or StorageUnavailable, with the data folder untouched.
 */
export function restoreDatabase(dataDir: string, file: string, now: Date = new Date()): Restored {
  const manifest = checkBackup(file);
  const unknown = unknownMigrations(manifest.schema, Object.keys(MIGRATIONS)).at(-1);
  if (unknown !== undefined) {
    throw new BadInput(
      `the database in ${file} is newer than this program (schema ${unknown}): install the version that wrote it first`,
    );
  }
  const lock = lockDataDir(dataDir);
  if (lock === 'held')
    throw new BadInput(`the bot is running with DATA_DIR ${dataDir}: stop it before you restore`);
  try {
    demandSpace(dataDir, statSync(file).size);
    const keptIn = replace(dataDir, file, now);
    return { manifest, keptIn };
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const why = folderTrouble(dataDir) ?? reasonOf(error);
    throw new StorageUnavailable(`nothing was restored into ${dataDir}: ${why}`, { cause: error });
  } finally {
    lock.release();
  }
}

/** The backup's copy is complete before anything that is there is touched. */
function replace(dataDir: string, file: string, now: Date): string | undefined {
  const fresh = join(dataDir, 'restore.tmp');
  try {
    // The journal of a restore that was killed would be played into this one.
    removeWithJournal(fresh);
    copyFileSync(file, fresh);
    unseal(fresh);
    const keptIn = moveAside(dataDir, now);
    renameSync(fresh, databaseFile(dataDir));
    return keptIn;
  } catch (error) {
    removeWithJournal(fresh);
    throw error;
  }
}

function removeWithJournal(file: string): void {
  for (const end of ['', '-journal']) rmSync(`${file}${end}`, { force: true });
}

function demandSpace(dataDir: string, bytes: number): void {
  if (freeBytes(dataDir) > bytes) return;
  throw new BadInput(`the disk of ${dataDir} has no room for the backup: free ${bytes} bytes`);
}

/** The database with the files that stand beside it, and what was made from it. */
function moveAside(dataDir: string, now: Date): string | undefined {
  const database = databaseFile(dataDir);
  if (!existsSync(database)) {
    // A log without its database would be written into the restored one.
    for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
    rmSync(join(dataDir, 'index'), { recursive: true, force: true });
    return undefined;
  }
  settleLog(database);
  const folder = join(dataDir, `replaced-${now.toISOString().replaceAll(':', '-')}`);
  mkdirSync(folder);
  for (const name of ['course-support.db-wal', 'course-support.db-shm', 'index']) {
    if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(folder, name));
  }
  keepUntilReplaced(database, join(folder, basename(database)));
  return folder;
}

/** In both places, so that a restore which is killed before its last step leaves no data folder without a database. */
function keepUntilReplaced(database: string, kept: string): void {
  try {
    linkSync(database, kept);
  } catch {
    // Not every file system has links.
    renameSync(database, kept);
  }
}

/** What was written last comes into the one file, so that it is whole by itself; not in a damaged one. */
function settleLog(database: string): void {
  let sqlite: SQLite.Database | undefined;
  try {
    sqlite = openSqlite(database, { fileMustExist: true });
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Then the log is kept beside it.
  } finally {
    sqlite?.close();
  }
}
