import type { Generated } from 'kysely';

/**
 * What is known, from files and from staff. A row is part of generation g when from_generation <= g and
 * until_generation is null or > g.
 */
export interface KnowledgeTables {
  files: FilesTable;
  documents: DocumentsTable;
  passages: PassagesTable;
  embeddings: EmbeddingsTable;
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
