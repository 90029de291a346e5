import { sql, type Kysely } from 'kysely';

/** Where staff read a follower's words, so that they can be taken back. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table followers add column note_channel_id text`,
  `alter table followers add column note_message_id text`,
];
