import type { Generated } from 'kysely';

/** What staff say of answers, what the notes lack, and what follows from both. */
export interface InsightTables {
  staff_verdicts: StaffVerdictsTable;
  gaps: GapsTable;
  gap_questions: { question_id: string; gap_id: string };
  phrasings: PhrasingsTable;
  /** The threshold that staff's verdicts led to. */
  error_budgets: { server_id: string; answer_from: number; moved_at: string };
  /** When each server's digest is due. */
  digests: { server_id: string; due_at: string };
}

export interface StaffVerdictsTable {
  question_id: string;
  staff_id: string;
  /** `right` or `wrong`. */
  verdict: string;
  reason: string | null;
  given_at: string;
}

/** What learners ask and the notes do not answer. Gone with the last of its questions. */
export interface GapsTable {
  id: string;
  server_id: string;
  /** Of the model that made the vectors. */
  recipe: string;
  /** The mean of its questions' vectors: little-endian float32, unit length. */
  vector: Uint8Array;
  /** How many that is the mean of. */
  size: number;
  /** `open`, `answered` or `ignored`. */
  state: string;
  /** Learners whose question it was when staff ended it. */
  people_then: number;
  /** What answers it. */
  document_id: string | null;
  changed_at: string;
}

/** Wordings of questions that staff said a document answers. */
export interface PhrasingsTable {
  id: Generated<number>;
  server_id: string;
  document_id: string;
  text: string;
  /** Whose words they are: erased with it. Null where staff wrote them. */
  question_id: string | null;
  /** Of the model that made the vector; both empty when there was none. */
  recipe: string;
  vector: Uint8Array;
  added_at: string;
}
