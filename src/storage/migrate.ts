import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { Migrator, type Migration } from 'kysely';
import { StorageUnavailable } from '../core/errors.ts';
import { writeBackup } from './backup-file.ts';
import type { Database } from './open-database.ts';
import { appliedMigrations, unknownMigrations } from './schema-version.ts';

/** How many copies from before a migration are kept. */
export const KEPT_COPIES = 3;

export interface MigrateOptions {
  readonly dataDir: string;
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
  { dataDir, migrations }: MigrateOptions,
): Promise<void> {
  const applied = appliedMigrations(sqlite);
  const unknown = unknownMigrations(applied, Object.keys(migrations)).at(-1);
  if (unknown !== undefined) {
    throw new StorageUnavailable(
      `the database in ${dataDir} is newer than this program (schema ${unknown}): install the version that wrote it, or restore an older backup`,
    );
  }
  const isOld = applied.length > 0 && applied.length < Object.keys(migrations).length;
  if (isOld) await keepCopy(sqlite, dataDir, applied.at(-1) ?? '');
  const provider = { getMigrations: async () => Promise.resolve({ ...migrations }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof StorageUnavailable) throw error;
  throw new StorageUnavailable(
    `the database in ${dataDir} could not be brought up to date and is unchanged: report this, with the cause`,
    { cause: error },
  );
}

async function keepCopy(sqlite: SQLite.Database, dataDir: string, schema: string): Promise<void> {
  const folder = copiesFolder(dataDir);
  const file = join(folder, `before-migration-from-${schema}.db`);
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
    await writeBackup(sqlite, file);
  } catch (error) {
    throw new StorageUnavailable(
      `no copy of the database could be made in ${folder} before bringing it up to date: free some space there`,
      { cause: error },
    );
  }
  for (const name of oldCopies(folder, basename(file))) rmSync(join(folder, name), { force: true });
}

/** All but the newest few; the one just made is among those that stay. */
function oldCopies(folder: string, newest: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('before-migration-from-') && name !== newest)
    .sort((a, b) => statSync(join(folder, b)).mtimeMs - statSync(join(folder, a)).mtimeMs)
    .slice(KEPT_COPIES - 1);
}
