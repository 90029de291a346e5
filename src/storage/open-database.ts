import { join } from 'node:path';
import { Kysely, SqliteDialect, type Migration } from 'kysely';
import type { StorageUnavailable } from '../core/errors.ts';
import { connect } from './connect.ts';
import { keepStatements } from './keep-statements.ts';
import { migrate } from './migrate.ts';
import * as first from './migrations/0001-first.ts';
import * as limitsAndErasure from './migrations/0002-limits-and-erasure.ts';
import * as hearing from './migrations/0003-hearing.ts';
import * as modelSpend from './migrations/0004-model-spend.ts';
import * as escalationQueue from './migrations/0005-escalation-queue.ts';
import * as followers from './migrations/0006-followers.ts';
import * as reminders from './migrations/0007-reminders.ts';
import * as mirroredMessages from './migrations/0008-mirrored-messages.ts';
import * as learnerSide from './migrations/0009-learner-side.ts';
import * as departedServers from './migrations/0010-departed-servers.ts';
import * as insights from './migrations/0012-insights.ts';
import * as followerCopies from './migrations/0013-follower-copies.ts';
import * as followerNotes from './migrations/0014-follower-notes.ts';
import * as wordsInMemory from './migrations/0015-words-in-memory.ts';
import * as duplicatesFollow from './migrations/0016-duplicates-follow.ts';
import * as myEscalations from './migrations/0017-my-escalations.ts';
import * as questionFiles from './migrations/0018-question-files.ts';
import * as owedReplies from './migrations/0019-owed-replies.ts';
import type { DatabaseSchema } from './schema.ts';
import { faultOf } from './storage-faults.ts';
import { watchFaults } from './watch-faults.ts';

export type Database = Kysely<DatabaseSchema>;

/** In the order in which they run. A merged one is never edited; a new one is added below. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-limits-and-erasure': limitsAndErasure,
  '0003-hearing': hearing,
  '0004-model-spend': modelSpend,
  '0005-escalation-queue': escalationQueue,
  '0006-followers': followers,
  '0007-reminders': reminders,
  '0008-mirrored-messages': mirroredMessages,
  '0009-learner-side': learnerSide,
  '0010-departed-servers': departedServers,
  '0012-insights': insights,
  '0013-follower-copies': followerCopies,
  '0014-follower-notes': followerNotes,
  '0015-words-in-memory': wordsInMemory,
  '0016-duplicates-follow': duplicatesFollow,
  '0017-my-escalations': myEscalations,
  '0018-question-files': questionFiles,
  '0019-owed-replies': owedReplies,
};

/** How a database is opened. */
export interface OpenDatabaseOptions {
  /** Hears of each fault of the disk or the file, beside whoever asked for what failed. */
  readonly onFault?: (fault: StorageUnavailable) => void;
}

/** Where the database of a data folder lies. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'course-support.db');
}

/**
 * Opens `course-support.db` in the data folder, made when missing, and brings its schema up to date; of an older
 * one a copy is kept. Several connections (the bot and its indexing worker) may be open at once.
 * @throws StorageUnavailable when the folder or the file cannot be used, or a newer program wrote it.
 */
export async function openDatabase(
  dataDir: string,
  { onFault }: OpenDatabaseOptions = {},
): Promise<Database> {
  const file = databaseFile(dataDir);
  const sqlite = connect(file);
  try {
    const database = keepStatements(watchFaults(sqlite, { file, onFault }));
    const db = new Kysely<DatabaseSchema>({ dialect: new SqliteDialect({ database }) });
    await migrate(db, sqlite, { dataDir, file, migrations: MIGRATIONS });
    return db;
  } catch (error) {
    sqlite.close();
    throw faultOf(error, file) ?? error;
  }
}
