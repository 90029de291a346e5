import { sql, type Kysely } from 'kysely';

/** The first schema: knowledge, conversations, escalations, outbox. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table facts (name text primary key, value text not null) without rowid`,

  `create table files (
     path text not null, content_hash text not null, recipe text not null,
     outcome text not null, remarks text not null, read_at text not null,
     from_generation integer not null, until_generation integer,
     primary key (path, from_generation)
   ) without rowid`,

  `create table documents (
     row integer primary key, id text not null, path text not null, title text not null,
     course text, course_key text, week integer, kind text not null, issue_status text, url text,
     audience text not null, released text, tags text not null, assignment text, due text,
     origin text not null, server_id text, recipe text not null,
     from_generation integer not null, until_generation integer
   )`,
  `create index documents_id on documents (id)`,
  `create index documents_path on documents (path)`,
  `create index documents_from on documents (from_generation)`,
  `create index documents_until on documents (until_generation) where until_generation is not null`,

  `create table passages (
     id integer primary key, document_row integer not null references documents (row),
     ordinal integer not null, headings text not null, place text not null, text text not null,
     embedding_key text not null
   )`,
  `create index passages_document on passages (document_row, ordinal)`,
  `create index passages_embedding on passages (embedding_key)`,

  `create table embeddings (key text primary key, recipe text not null, vector blob not null)`,

  // Both keep no copy of the text: rows are written with the rowid of what they index.
  `create virtual table documents_fts using fts5 (
     title, body, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
   )`,
  `create virtual table passages_fts using fts5 (
     headings, body, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
   )`,

  `create table server_settings (
     server_id text primary key, settings text not null, updated_at text not null
   ) without rowid`,

  `create table questions (
     id text primary key, event_key text not null unique, server_id text, channel_id text, message_id text,
     learner_id text not null, text text not null, course text, is_private integer not null,
     source text not null, asked_at text not null
   ) without rowid`,
  `create index questions_learner on questions (learner_id, asked_at)`,
  `create index questions_server on questions (server_id, asked_at)`,

  `create table answers (
     question_id text primary key references questions (id) on delete cascade,
     outcome text not null, confidence real not null, answerable real not null, text text,
     citations text not null, signals text not null, timings text not null, generation integer not null,
     source_document_id text, source_checked_generation integer, superseded_at text,
     reply_channel_id text, reply_message_id text, answered_at text not null
   ) without rowid`,
  `create index answers_reply on answers (reply_message_id) where reply_message_id is not null`,
  `create index answers_visible on answers (answered_at)
     where outcome = 'answered' and reply_message_id is not null`,

  `create table feedback (
     question_id text not null references questions (id) on delete cascade,
     person_id text not null, kind text not null, note text, given_at text not null,
     primary key (question_id, person_id, kind)
   ) without rowid`,

  `create table escalations (
     id text primary key, server_id text not null, number integer not null,
     question_id text not null references questions (id), learner_id text not null,
     origin_channel_id text, origin_message_id text, is_private integer not null,
     status text not null, owner_id text, closing_note text,
     staff_channel_id text, header_message_id text, thread_id text, lost_thread_id text,
     revision integer not null, shown_revision integer not null,
     opened_at text not null, updated_at text not null,
     unique (server_id, number), unique (question_id)
   ) without rowid`,
  `create index escalations_status on escalations (server_id, status, opened_at)`,
  `create index escalations_thread on escalations (thread_id) where thread_id is not null`,
  `create index escalations_learner on escalations (learner_id, opened_at)`,

  `create table escalation_events (
     id integer primary key, escalation_id text not null references escalations (id) on delete cascade,
     kind text not null, actor_id text, via text not null,
     from_status text, to_status text not null, note text, at text not null
   )`,
  `create index escalation_events_escalation on escalation_events (escalation_id, id)`,

  `create table escalation_messages (
     id integer primary key, escalation_id text not null references escalations (id) on delete cascade,
     direction text not null, author_id text, text text not null, files text not null,
     source_channel_id text, source_message_id text, target_channel_id text, target_message_id text,
     at text not null
   )`,
  `create index escalation_messages_escalation on escalation_messages (escalation_id, id)`,
  `create unique index escalation_messages_source on escalation_messages (source_message_id)
     where source_message_id is not null`,
  `create index escalation_messages_target on escalation_messages (target_message_id)
     where target_message_id is not null`,

  `create table outbox (
     id integer primary key, key text not null unique, escalation_id text not null,
     server_id text not null, lane text not null, kind text not null,
     payload text not null, state text not null, attempts integer not null, due_at text not null,
     waits_for text, last_error text, created_at text not null, done_at text
   )`,
  `create index outbox_waiting on outbox (due_at) where state = 'waiting'`,
  `create index outbox_lane on outbox (lane, id) where state = 'waiting'`,
  `create index outbox_escalation on outbox (escalation_id)`,

  `create table staff_documents (
     id text primary key, server_id text not null, path text not null, kind text not null,
     title text not null, course text, symptom text not null, cause text not null, body text not null,
     issue_status text, escalation_id text references escalations (id) on delete set null,
     is_removed integer not null, revision integer not null, published_revision integer not null,
     created_at text not null, updated_at text not null
   ) without rowid`,
  `create index staff_documents_server on staff_documents (server_id, updated_at)`,
  `create index staff_documents_pending on staff_documents (id) where revision > published_revision`,

  `create table escalation_knowledge (
     escalation_id text not null references escalations (id) on delete cascade,
     document_id text not null, linked_at text not null, told_fixed_at text,
     primary key (escalation_id, document_id)
   ) without rowid`,
  `create index escalation_knowledge_document on escalation_knowledge (document_id)`,

  `create table regression_questions (
     question_id text primary key references questions (id) on delete cascade, server_id text not null,
     escalation_id text not null references escalations (id) on delete cascade,
     document_id text not null, state text not null, found text, asked_generation integer
   ) without rowid`,

  `create table fingerprints (
     fingerprint text not null, escalation_id text not null references escalations (id) on delete cascade,
     server_id text not null, primary key (fingerprint, escalation_id)
   ) without rowid`,
];
