import { sql, type Kysely } from 'kysely';

/** Learners who wait for the answer to somebody else's escalation, and what questions are compared by. Never edited once released. */
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
  `create table followers (
     id integer primary key, escalation_id text not null references escalations (id) on delete cascade,
     question_id text not null unique references questions (id) on delete cascade,
     learner_id text not null, origin_channel_id text, origin_message_id text, locale text,
     state text not null, joined_at text not null
   )`,
  `create index followers_escalation on followers (escalation_id, id)`,
  `create index followers_learner on followers (learner_id)`,

  // Derived, and kept by the database itself: an escalation always says who follows it.
  `alter table escalations add column follower_ids text not null default '[]'`,
  `alter table escalations add column is_incident integer not null default 0`,
  `create trigger followers_joined after insert on followers begin ${PRESENT('new')} end`,
  `create trigger followers_moved after update of state on followers begin ${PRESENT('new')} end`,
  `create trigger followers_gone after delete on followers begin ${PRESENT('old')} end`,

  `create table question_vectors (
     id integer primary key, question_id text not null unique references questions (id) on delete cascade,
     recipe text not null, vector blob not null
   )`,

  // The words that staff look for, side by side in the file: read through in a moment. Kept by the database itself.
  `create table escalation_texts (
     id integer primary key, escalation_id text not null unique references escalations (id) on delete cascade,
     server_id text not null, text text not null
   )`,
  `insert into escalation_texts (escalation_id, server_id, text)
     select escalations.id, escalations.server_id, questions.text
     from escalations join questions on questions.id = escalations.question_id`,
  `create trigger escalation_texts_opened after insert on escalations begin
     insert into escalation_texts (escalation_id, server_id, text)
       select new.id, new.server_id, text from questions where id = new.question_id;
   end`,
  `create trigger escalation_texts_handed_on after update of question_id on escalations begin
     update escalation_texts set text = (select text from questions where id = new.question_id)
       where escalation_id = new.id;
   end`,
  `create trigger escalation_texts_changed after update of text on questions begin
     update escalation_texts set text = new.text
       where escalation_id = (select id from escalations where question_id = new.id);
   end`,
];
