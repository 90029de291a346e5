import type { Generated } from 'kysely';

/** What was asked and answered. */
export interface ConversationTables {
  heard_messages: HeardMessagesTable;
  questions: QuestionsTable;
  question_parts: QuestionPartsTable;
  question_files: QuestionFilesTable;
  reply_tokens: ReplyTokensTable;
  answers: AnswersTable;
  feedback: FeedbackTable;
  rate_buckets: RateBucketsTable;
  model_spend: ModelSpendTable;
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

/** Commands whose reply is not written yet, and with what it can be until the token is over. */
export interface ReplyTokensTable {
  question_id: string;
  token: string;
  expires_at: string;
  /** Who wished that staff see it; null where an answer is owed. */
  escalated_by: string | null;
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
