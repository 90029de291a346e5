import { sql, type Kysely } from 'kysely';

/** What staff say of answers, what the notes lack, and what follows from both. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table staff_verdicts (
     question_id text not null references questions (id) on delete cascade, staff_id text not null,
     verdict text not null, reason text, given_at text not null,
     primary key (question_id, staff_id)
   ) without rowid`,
  `create index staff_verdicts_staff on staff_verdicts (staff_id)`,

  `create table gaps (
     id text primary key, server_id text not null, recipe text not null, vector blob not null,
     size integer not null, state text not null, people_then integer not null,
     document_id text, changed_at text not null
   )`,
  `create index gaps_server on gaps (server_id)`,
  `create table gap_questions (
     question_id text primary key references questions (id) on delete cascade,
     gap_id text not null references gaps (id) on delete cascade
   ) without rowid`,
  `create index gap_questions_gap on gap_questions (gap_id)`,
  // Nothing is left of a gap whose last question was erased.
  `create trigger gap_questions_gone after delete on gap_questions begin
     delete from gaps where id = old.gap_id
       and not exists (select 1 from gap_questions where gap_id = old.gap_id);
   end`,

  // A learner's own wording goes with the question; one that staff wrote has none.
  `create table phrasings (
     id integer primary key, server_id text not null, document_id text not null, text text not null,
     question_id text references questions (id) on delete cascade,
     recipe text not null, vector blob not null, added_at text not null,
     unique (server_id, document_id, text)
   )`,
  `create index phrasings_question on phrasings (question_id) where question_id is not null`,

  // What was said of an erased question, and what was made of its words, goes with them.
  `create trigger questions_emptied after update of erased_at on questions when new.erased_at is not null begin
     delete from staff_verdicts where question_id = new.id;
     delete from phrasings where question_id = new.id;
   end`,
  `create trigger questions_reworded after update of text on questions when new.text <> old.text begin
     delete from gap_questions where question_id = new.id;
     delete from phrasings where question_id = new.id;
   end`,

  `create table error_budgets (
     server_id text primary key, answer_from real not null, moved_at text not null
   ) without rowid`,
  `create table digests (server_id text primary key, due_at text not null) without rowid`,
  `create index digests_due on digests (due_at)`,

  // Ten thousand answers are counted without reading their texts.
  `create index answers_figures on answers (question_id, outcome, confidence, source_document_id)`,
  `create index answers_source on answers (source_document_id, answered_at)
     where source_document_id is not null`,
  `create index questions_figures on questions (server_id, asked_at, learner_id, is_private, erased_at)`,
];
