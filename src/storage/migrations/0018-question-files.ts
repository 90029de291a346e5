import { sql, type Kysely } from 'kysely';

/** What was attached to a question, where Discord keeps it. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // With the message that brought it: whoever deletes that takes it back.
  `create table question_files (
     question_id text not null references questions (id) on delete cascade, position integer not null,
     message_id text, name text not null, url text not null,
     primary key (question_id, position)
   ) without rowid`,
];
