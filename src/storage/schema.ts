import type { Generated, GeneratedAlways } from 'kysely';
import type { InsightTables } from './insight-tables.ts';

/** Times are ISO 8601 strings in UTC, booleans 0 or 1, JSON is text. */
export interface DatabaseSchema extends InsightTables {
  /** Single facts about the whole database, by name: see `index-state.ts`. */
  facts: { name: string; value: string };

  // Knowledge. A row is part of generation g when from_generation <= g and until_generation is null or > g.
  files: FilesTable;
  documents: DocumentsTable;
  passages: PassagesTable;
  embeddings: EmbeddingsTable;

  // Conversations.
  server_settings: { server_id: string; settings: string; updated_at: string };
  heard_messages: HeardMessagesTable;
  questions: QuestionsTable;
  question_parts: QuestionPartsTable;
  reply_tokens: ReplyTokensTable;
  answers: AnswersTable;
  feedback: FeedbackTable;
  rate_buckets: RateBucketsTable;
  model_spend: ModelSpendTable;
  /** Servers that the bot was removed from, and since when. */
  departed_servers: { server_id: string; left_at: string };

  // The escalation desk.
  escalations: EscalationsTable;
  escalation_events: EscalationEventsTable;
  escalation_messages: EscalationMessagesTable;
  followers: FollowersTable;
  follower_notes: FollowerNotesTable;
  question_files: QuestionFilesTable;
  question_vectors: QuestionVectorsTable;
  escalation_texts: EscalationTextsTable;
  outbox: OutboxTable;

  // What staff know.
  staff_documents: StaffDocumentsTable;
  escalation_knowledge: EscalationKnowledgeTable;
  regression_questions: RegressionQuestionsTable;
  fingerprints: FingerprintsTable;
}

/** What is remembered of each source file. */
export interface FilesTable {
  path: string;
  content_hash: string;
  /** Parser, splitter, texts and model that it was indexed with: another recipe reads it again. */
  recipe: string;
  /** `read`, or `broken`: then its former documents stay. */
  outcome: string;
  /** Why it is broken, or how it was read: JSON, a list of place and reason. */
  remarks: string;
  read_at: string;
  from_generation: number;
  until_generation: number | null;
}

export interface DocumentsTable {
  row: Generated<number>;
  id: string;
  path: string;
  title: string;
  course: string | null;
  course_key: string | null;
  week: number | null;
  kind: string;
  issue_status: string | null;
  url: string | null;
  audience: string;
  released: string | null;
  /** When a known issue was fixed. */
  fixed_on: string | null;
  tags: string;
  assignment: string | null;
  due: string | null;
  /** `file` or `staff`: who keeps it. A re-index of the folder leaves staff documents alone. */
  origin: string;
  /** The only server that may see it; null for all. */
  server_id: string | null;
  /** How its search texts and vectors were made. */
  recipe: string;
  from_generation: number;
  until_generation: number | null;
}

export interface PassagesTable {
  id: Generated<number>;
  document_row: number;
  ordinal: number;
  headings: string;
  place: string;
  text: string;
  /** Key of `embeddings`. */
  embedding_key: string;
}

/** The embedding cache: kept over re-indexing, so that unchanged text is never embedded twice. */
export interface EmbeddingsTable {
  /** SHA-256 of the recipe and the embedded text. */
  key: string;
  recipe: string;
  /** Little-endian float32, unit length. */
  vector: Uint8Array;
}

/** Messages that were decided about: answered, or left alone. Kept for two days. */
export interface HeardMessagesTable {
  /** Discord's id, which no JavaScript number can hold. */
  id: bigint;
  channel_id: string;
  noted_at: string;
  /** Null while the bot has not decided. */
  settled_at: string | null;
}

export interface QuestionsTable {
  id: string;
  event_key: string;
  server_id: string | null;
  channel_id: string | null;
  message_id: string | null;
  learner_id: string;
  text: string;
  course: string | null;
  is_private: number;
  source: string;
  asked_at: string;
  /** The asker's language, where Discord told it. */
  locale: string | null;
  /** Where the bot's answer stands, once it was sent without a verdict. */
  reply_channel_id: string | null;
  reply_message_id: string | null;
  /** When its words and its asker were removed; the row stays while an escalation refers to it. */
  erased_at: string | null;
}

/** Where the words of each message stand in the text of the question they make up together. */
export interface QuestionPartsTable {
  question_id: string;
  part: number;
  message_id: string;
  /** Characters of the question's text (UTF-16 units): the first of it, and the first behind it. */
  begins_at: number;
  ends_at: number;
}

/** What came with a question, where Discord keeps it. */
export interface QuestionFilesTable {
  question_id: string;
  position: number;
  /** The message that brought it. */
  message_id: string | null;
  name: string;
  url: string;
}

/** With what the reply to a command can still be written, until it is. */
export interface ReplyTokensTable {
  question_id: string;
  token: string;
  expires_at: string;
}

/** How much somebody may still ask: see `src/limits`. */
export interface RateBucketsTable {
  key: string;
  tokens: number;
  filled_at: string;
}

/** What the language model was used for: see `src/core/answering/writing/spending.ts`. */
export interface ModelSpendTable {
  key: string;
  /** UTC, `2026-01-31`. */
  day: string;
  tokens: number;
  /** Millionths of the price's unit. */
  micros: number;
}

export interface AnswersTable {
  question_id: string;
  outcome: string;
  confidence: number;
  answerable: number;
  text: string | null;
  /** The citations as shown, JSON. */
  citations: string;
  signals: string;
  timings: string;
  generation: number;
  /** What the text was taken from; null unless answered. */
  source_document_id: string | null;
  /** In which generation the source still said the same; null before the first look. */
  source_checked_generation: number | null;
  /** When it was marked as corrected. */
  superseded_at: string | null;
  /** Where the bot's answer stands, once it was sent. */
  reply_channel_id: string | null;
  reply_message_id: string | null;
  answered_at: string;
  /** A solution of graded work was asked for, and none given. */
  is_graded: Generated<number>;
  /** Its first source says more under the same heading. */
  is_shortened: Generated<number>;
}

export interface FeedbackTable {
  question_id: string;
  person_id: string;
  /** `solved` and its like. */
  kind: string;
  note: string | null;
  given_at: string;
}

export interface EscalationsTable {
  id: string;
  server_id: string;
  /** From 1 in each server; shown as #12. */
  number: number;
  question_id: string;
  learner_id: string;
  /** Where the learner is told: as a reply to this message in this channel, or by direct message when private. */
  origin_channel_id: string | null;
  origin_message_id: string | null;
  is_private: number;
  status: string;
  owner_id: string | null;
  closing_note: string | null;
  /** The staff channel's message that shows the state, and the thread below it. */
  staff_channel_id: string | null;
  header_message_id: string | null;
  thread_id: string | null;
  /** The last thread that is gone. */
  lost_thread_id: string | null;
  /** Counts changes; and the one that the header message shows. */
  revision: number;
  shown_revision: number;
  opened_at: string;
  updated_at: string;
  /** The learner's language, where Discord told it. */
  locale: string | null;
  /** How it was resolved, JSON. */
  outcome: string | null;
  /** Since when it waits for somebody, and when that one was reminded. */
  waits_since: string | null;
  reminded_at: string | null;
  /** What it is about, and the nearest deadline of that. */
  course_key: string | null;
  week: number | null;
  due_at: string | null;
  due_rank: GeneratedAlways<string | null>;
  /** Made by SQLite: the learners that follow it, JSON. */
  follower_ids: Generated<string>;
  /** Many asked it at once. */
  is_incident: Generated<number>;
  /** Made by SQLite: what waits for staff comes first, and of that the oldest. */
  queue_rank: GeneratedAlways<number>;
  queued_at: GeneratedAlways<string | null>;
}

/** Learners' questions that somebody else's escalation asks already. */
export interface FollowersTable {
  id: Generated<number>;
  escalation_id: string;
  question_id: string;
  learner_id: string;
  /** Where the follower is told. */
  origin_channel_id: string | null;
  origin_message_id: string | null;
  locale: string | null;
  /** `following`, `left`, `split`, or `promoted`: see `FOLLOWER_STATES`. */
  state: string;
  joined_at: string;
  /** The escalation that is a duplicate of the followed one, for those who follow because of that. */
  duplicate_id: string | null;
  /** Asked in private: told by direct message only. */
  is_private: number;
}

/** The notes in staff threads that quote a follower's question. */
export interface FollowerNotesTable {
  channel_id: string;
  message_id: string;
  escalation_id: string;
  question_id: string;
}

/** Made by SQLite: the words of each escalation's question, to look through. */
export interface EscalationTextsTable {
  id: Generated<number>;
  escalation_id: string;
  server_id: string;
  text: string;
}

/** By what the questions of escalations are compared. */
export interface QuestionVectorsTable {
  id: Generated<number>;
  question_id: string;
  /** Of the model that made it. */
  recipe: string;
  /** Little-endian float32, unit length. */
  vector: Uint8Array;
}

/** Every change: who, when, what, from where. */
export interface EscalationEventsTable {
  id: Generated<number>;
  escalation_id: string;
  kind: string;
  actor_id: string | null;
  via: string;
  from_status: string | null;
  to_status: string;
  note: string | null;
  at: string;
}

/** What was said to whom, so that replies, edits and deletions find their counterpart. */
export interface EscalationMessagesTable {
  id: Generated<number>;
  escalation_id: string;
  /** `to-learner`, `to-staff`, or `notice`: from the bot to the learner. */
  direction: string;
  author_id: string | null;
  text: string;
  /** Attached files, JSON. */
  files: string;
  source_channel_id: string | null;
  source_message_id: string | null;
  target_channel_id: string | null;
  target_message_id: string | null;
  at: string;
  /** Whether edits and the deletion of the source are carried over: it is a message, not a form. */
  follows_source: Generated<number>;
  /** Its wordings before the last edit, oldest first, JSON. */
  former_texts: Generated<string>;
  edited_at: string | null;
  deleted_at: string | null;
  /** Of a notice: the reply that it repeats, and the follower who reads it. */
  copy_of: number | null;
  copy_for: number | null;
}

export interface OutboxTable {
  id: Generated<number>;
  /** Discord's nonce, and the mark by which what was made is found again. */
  key: string;
  escalation_id: string;
  server_id: string;
  /** Intents of one lane are carried out one after another. */
  lane: string;
  kind: string;
  payload: string;
  /** `waiting`, `done` or `failed`. */
  state: string;
  attempts: number;
  due_at: string;
  /** `set-up` or `permission`: becomes due at once when a server's settings change. */
  waits_for: string | null;
  last_error: string | null;
  created_at: string;
  done_at: string | null;
}

/** What staff wrote, before it is indexed and as it is edited; `documents` holds what is searched. */
export interface StaffDocumentsTable {
  id: string;
  server_id: string;
  path: string;
  kind: string;
  title: string;
  course: string | null;
  symptom: string;
  cause: string;
  /** The fix of a known issue; the text of any other kind. */
  body: string;
  issue_status: string | null;
  fixed_on: string | null;
  /** The escalation that it was saved from. */
  escalation_id: string | null;
  is_removed: number;
  /** Counts changes; and the one that the index holds. */
  revision: number;
  published_revision: number;
  created_at: string;
  updated_at: string;
}

/** Which knowledge solves which escalation. */
export interface EscalationKnowledgeTable {
  escalation_id: string;
  document_id: string;
  linked_at: string;
  /** When its learner was told that the known issue is fixed. */
  told_fixed_at: string | null;
}

/** Questions that a document should answer after every re-index. */
export interface RegressionQuestionsTable {
  question_id: string;
  server_id: string;
  escalation_id: string;
  document_id: string;
  /** `new` until it was asked once, then `answered`, `lost`, or `unfound` when it never was answered. */
  state: string;
  /** The titles that were found in its place. */
  found: string | null;
  asked_generation: number | null;
}

/** Outputs that learners pasted, without what differs from run to run. */
export interface FingerprintsTable {
  fingerprint: string;
  escalation_id: string;
  server_id: string;
}
