import { Kysely, SqliteDialect } from 'kysely';
import { BadInput, StorageUnavailable } from '../core/errors.ts';
import { integrityFault } from './backup-file.ts';
import { folderTrouble } from './folder-trouble.ts';
import { databaseFile, MIGRATIONS, type Database } from './open-database.ts';
import { openSqlite } from './open-sqlite.ts';
import type { DatabaseSchema } from './schema.ts';
import { appliedMigrations, unknownMigrations } from './schema-version.ts';
import { faultOf } from './storage-faults.ts';

/** What a database is like, seen without changing it. */
export interface Inspection {
  /** The newest migration that it went through. */
  readonly schema: string;
  /** How many migrations the next start will run. */
  readonly pending: number;
  /** The newest migration that this program does not know: a newer one wrote it. */
  readonly newerSchema: string | undefined;
  /** What is wrong with its pages or references. */
  readonly fault: string | undefined;
}

/** Looks at every page of a data folder's database. The bot may be running. @throws StorageUnavailable */
export function inspectDatabase(dataDir: string): Inspection {
  const file = databaseFile(dataDir);
  try {
    const sqlite = openSqlite(file, { readonly: true, fileMustExist: true });
    try {
      const applied = appliedMigrations(sqlite);
      const known = Object.keys(MIGRATIONS);
      return {
        schema: applied.at(-1) ?? 'none',
        pending: known.filter((name) => !applied.includes(name)).length,
        newerSchema: unknownMigrations(applied, known).at(-1),
        fault: integrityFault(sqlite),
      };
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const fault = faultOf(error, file);
    const seen = fault?.trouble === 'failing' ? folderTrouble(dataDir) : undefined;
    if (seen === undefined) throw fault ?? error;
    const reason = `the database ${file} cannot be opened: ${seen}`;
    throw new StorageUnavailable(reason, { cause: error });
  }
}

/** Opens a database whose schema is up to date, to read only: nothing is made, migrated or written. */
export function openToRead(dataDir: string): Database {
  const database = openSqlite(databaseFile(dataDir), { readonly: true, fileMustExist: true });
  return new Kysely<DatabaseSchema>({ dialect: new SqliteDialect({ database }) });
}
