import { sql, type Kysely } from 'kysely';

/** Those who wait for a duplicate follow what it is a duplicate of. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const PRESENT = (row: 'new' | 'old') => `
  update escalations set follower_ids = (
    select json_group_array(learner_id) from (
      select learner_id from followers
      where escalation_id = ${row}.escalation_id and state = 'following' order by id
    )
  ) where id = ${row}.escalation_id;`;

const STATEMENTS = [
  // The duplicate that somebody follows it because of: where they go back to when it was none.
  `alter table followers add column duplicate_id text references escalations (id) on delete set null`,
  `alter table followers add column is_private integer not null default 0`,
  `create index followers_duplicate on followers (duplicate_id) where duplicate_id is not null`,
  `create trigger followers_went after update of escalation_id on followers
     when new.escalation_id <> old.escalation_id begin ${PRESENT('old')} ${PRESENT('new')} end`,

  // A question may be quoted in several staff threads, one after another: each can be taken back. The two columns
  // that named one note are read no more.
  `create table follower_notes (
     channel_id text not null, message_id text not null, escalation_id text not null,
     question_id text not null references questions (id) on delete cascade,
     primary key (question_id, message_id)
   ) without rowid`,
  `insert or ignore into follower_notes (channel_id, message_id, escalation_id, question_id)
     select note_channel_id, note_message_id, escalation_id, question_id from followers
     where note_channel_id is not null and note_message_id is not null`,
];
