import { sql, type Kysely } from 'kysely';

/**
 * When an issue was fixed, what an answer held back, which messages make up a question, and with what a command's
 * reply can still be written after a kill. Never edited once released.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table documents add column fixed_on text`,
  `alter table staff_documents add column fixed_on text`,
  `alter table answers add column is_graded integer not null default 0`,
  `alter table answers add column is_shortened integer not null default 0`,
  // Where each message's words stand in the question's text: whoever deletes one takes its words back.
  `create table question_parts (
     question_id text not null references questions (id) on delete cascade, part integer not null,
     message_id text not null, begins_at integer not null, ends_at integer not null,
     primary key (question_id, part)
   ) without rowid`,
  `create index question_parts_message on question_parts (message_id)`,
  // Discord's key to one reply, good for minutes: gone as soon as the reply is written.
  `create table reply_tokens (
     question_id text primary key references questions (id) on delete cascade,
     token text not null, expires_at text not null
   ) without rowid`,
];
