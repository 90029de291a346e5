import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { Migrator, type Migration } from 'kysely';
import { NewerDatabase, StorageUnavailable } from '../core/errors.ts';
import { writeBackup } from './backup-file.ts';
import { makeFolder } from './make-folder.ts';
import type { Database } from './open-database.ts';
import { appliedMigrations, unknownMigrations } from './schema-version.ts';
import { faultOf } from './storage-faults.ts';

/** How many copies from before a migration are kept. */
export const KEPT_COPIES = 3;

export interface MigrateOptions {
  readonly dataDir: string;
  /** The database's file in it. */
  readonly file: string;
  readonly migrations: Readonly<Record<string, Migration>>;
}

/** Where the copies from before a migration lie. */
export function copiesFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/**
 * Brings the schema up to date, after a copy of what is there. @throws StorageUnavailable when a newer program
 * wrote the database, or when copy or migration fail; then the database is as it was.
 */
export async function migrate(
  db: Database,
  sqlite: SQLite.Database,
  { dataDir, file, migrations }: MigrateOptions,
): Promise<void> {
  const applied = appliedMigrations(sqlite);
  const unknown = unknownMigrations(applied, Object.keys(migrations)).at(-1);
  if (unknown !== undefined) {
    throw new NewerDatabase(
      `the database in ${dataDir} is newer than this program (schema ${unknown}): install the version that wrote it, or restore an older backup`,
    );
  }
  if (applied.length === Object.keys(migrations).length) return;
  if (applied.length > 0) await keepCopy(sqlite, dataDir, applied.at(-1) ?? '');
  const fault = await runWhole(db, sqlite, migrations);
  if (fault === undefined) {
    // Out of the log beside it: without that file a young database would be an empty one.
    sqlite.pragma('wal_checkpoint(PASSIVE)');
    return;
  }
  if (fault instanceof StorageUnavailable) throw fault;
  const unchanged = `the database in ${dataDir} could not be brought up to date and is unchanged: report this, with the cause`;
  throw faultOf(fault, file) ?? new StorageUnavailable(unchanged, { cause: fault });
}

/**
 * Runs all that is missing, or nothing of it, and gives the fault. Kysely opens no transaction on SQLite: a killed
 * process would leave half a schema, which no later start could bring up to date.
 */
async function runWhole(
  db: Database,
  sqlite: SQLite.Database,
  migrations: MigrateOptions['migrations'],
): Promise<unknown> {
  const provider = { getMigrations: async () => Promise.resolve({ ...migrations }) };
  try {
    sqlite.exec('begin immediate');
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error === undefined) sqlite.exec('commit');
    return error;
  } catch (error) {
    return error;
  } finally {
    // Not where it went well, nor where SQLite did so by itself (disk full).
    if (sqlite.inTransaction) sqlite.exec('rollback');
  }
}

const COPY = 'before-migration-from-';

/** The former copy of the same schema goes when the new one is whole. */
async function keepCopy(sqlite: SQLite.Database, dataDir: string, schema: string): Promise<void> {
  const folder = copiesFolder(dataDir);
  const file = join(folder, `${COPY}${schema}.db`);
  try {
    makeFolder(folder);
    for (const name of unfinishedCopies(folder)) rmSync(join(folder, name), { force: true });
    await writeBackup(sqlite, `${file}.new`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new StorageUnavailable(
      `no copy of the database could be made in ${folder} before bringing it up to date: see that it may be written and has room`,
      { cause: error },
    );
  }
  for (const name of oldCopies(folder, basename(file))) rmSync(join(folder, name), { force: true });
}

/** What a start that was killed over its copy left behind: as large as the database, and of no use. */
function unfinishedCopies(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith(COPY) && !name.endsWith('.db'));
}

/** All but the newest few; the one just made is among those that stay. */
function oldCopies(folder: string, newest: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(COPY) && name !== newest)
    .sort((a, b) => statSync(join(folder, b)).mtimeMs - statSync(join(folder, a)).mtimeMs)
    .slice(KEPT_COPIES - 1);
}
