import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, type Migration } from 'kysely';
import { StorageUnavailable } from '../core/errors.ts';
import * as first from './migrations/0001-first.ts';
import * as limitsAndErasure from './migrations/0002-limits-and-erasure.ts';
import * as hearing from './migrations/0003-hearing.ts';
import * as modelSpend from './migrations/0004-model-spend.ts';
import * as escalationQueue from './migrations/0005-escalation-queue.ts';
import * as learnerSide from './migrations/0009-learner-side.ts';
import type { DatabaseSchema } from './schema.ts';

export type Database = Kysely<DatabaseSchema>;

/** In the order in which they run. A merged one is never edited; a new one is added below. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-limits-and-erasure': limitsAndErasure,
  '0003-hearing': hearing,
  '0004-model-spend': modelSpend,
  '0005-escalation-queue': escalationQueue,
  '0009-learner-side': learnerSide,
};

/**
 * Opens `course-support.db` in the data folder, made when missing, and brings its schema up to date.
 * Several connections (the bot and its indexing worker) may be open at once.
 * @throws StorageUnavailable when the folder or the file cannot be used, or a newer program wrote it.
 */
export async function openDatabase(dataDir: string): Promise<Database> {
  const db = new Kysely<DatabaseSchema>({
    dialect: new SqliteDialect({ database: connect(dataDir) }),
  });
  await migrate(db);
  return db;
}

function connect(dataDir: string): SQLite.Database {
  const file = join(dataDir, 'course-support.db');
  try {
    mkdirSync(dataDir, { recursive: true });
    const sqlite = new SQLite(file);
    // Readers never wait for the indexing worker's writes; a committed write survives a killed process.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = NORMAL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
    return sqlite;
  } catch (error) {
    const state = existsSync(file) ? 'cannot be opened' : 'cannot be made';
    throw new StorageUnavailable(
      `the database ${file} ${state}: check DATA_DIR and its permissions`,
      {
        cause: error,
      },
    );
  }
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  await db.destroy();
  throw new StorageUnavailable(
    'the database schema could not be brought up to date: was it written by a newer version?',
    {
      cause: error,
    },
  );
}
