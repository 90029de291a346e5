import type { Generated, GeneratedAlways } from 'kysely';

/** The escalation desk. */
export interface EscalationTables {
  escalations: EscalationsTable;
  escalation_events: EscalationEventsTable;
  escalation_messages: EscalationMessagesTable;
  escalation_texts: EscalationTextsTable;
  followers: FollowersTable;
  follower_notes: FollowerNotesTable;
  question_vectors: QuestionVectorsTable;
  outbox: OutboxTable;
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
