import { sql, type Kysely } from 'kysely';

/** Which messages were decided about, and quick ways to a conversation's questions. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Discord's ids grow with time; as numbers they compare rightly.
  `create table heard_messages (
     id integer primary key, channel_id text not null, noted_at text not null, settled_at text
   )`,
  `create index heard_messages_noted on heard_messages (noted_at)`,
  `create index questions_channel on questions (channel_id, asked_at) where channel_id is not null`,
  `create index answers_reply_channel on answers (reply_channel_id) where reply_channel_id is not null`,
];
