import type { Via } from '../escalation/history.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { DocumentId, EscalationId, QuestionId, ServerId, StaffId } from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { Section } from '../passage.ts';
import type { FileRemark } from '../indexing/report.ts';
import type { StaffDocument } from '../indexing/save-staff-document.ts';
import type { StaffKnowledge } from './staff-knowledge.ts';

/** A document as it should be from now on. */
export type StaffKnowledgeDraft = Omit<
  StaffKnowledge,
  'isRemoved' | 'revision' | 'publishedRevision' | 'updatedAt'
>;

/** What goes with a document that an escalation taught; stored with it, the first time only. */
export interface Lesson {
  readonly escalation: Escalation;
  readonly by: StaffId;
  readonly via: Via;
  readonly intents: readonly NewIntent[];
}

/** What was changed. */
export type Saved =
  /** `unchanged`: it said so already. */
  { readonly outcome: 'saved' | 'unchanged'; readonly document: StaffKnowledge };

/** Keeps what staff wrote, over re-indexing. */
export interface StaffKnowledgeStore {
  /** Adds or changes a document; with a lesson, links its escalation, once, in the same transaction. */
  save(draft: StaffKnowledgeDraft, at: Date, lesson?: Lesson): Promise<Saved>;
  /** Undefined when there is none, or it was removed before. */
  remove(id: DocumentId, at: Date): Promise<StaffKnowledge | undefined>;
  /** Undefined when there is none, or it was removed. */
  find(id: DocumentId): Promise<StaffKnowledge | undefined>;
  /** Those of a server that hold the words in title or id, newest first. */
  list(server: ServerId, words: string, limit: number): Promise<readonly StaffKnowledge[]>;
  /** Those of all servers, removed ones left out. */
  all(): Promise<readonly StaffKnowledge[]>;
  /** Those whose last change the index does not hold, removed ones included. */
  pending(): Promise<readonly StaffKnowledge[]>;
  recordPublished(id: DocumentId, revision: number): Promise<void>;
  /** Says that a document solves an escalation. Harmless when it was said before. */
  link(escalation: EscalationId, document: DocumentId, at: Date): Promise<void>;
  /** What staff last told the learner. */
  lastReply(escalation: EscalationId): Promise<string | undefined>;
}

/** The index, as staff's documents see it. */
export interface KnowledgeDesk {
  /** Gives the generation that holds it. @throws ModelUnavailable, StorageUnavailable */
  save(document: StaffDocument): Promise<number>;
  /** Undefined when the index had none. */
  remove(id: DocumentId): Promise<number | undefined>;
  /** Resolves once questions are answered from this generation; without a number, from the newest. */
  load(generation: number | undefined): Promise<void>;
}

/** Reads Markdown into sections. */
export type ReadMarkdown = (path: string, markdown: string) => readonly Section[];

/** An escalation whose known issue is fixed, and whose learner does not know. */
export interface FixedIssue {
  readonly escalationId: EscalationId;
  readonly documentId: DocumentId;
  readonly title: string;
  /** The fix, where staff keep the document. */
  readonly body: string | undefined;
}

/** Which learners are to be told that their known issue is fixed. */
export interface FixedIssueStore {
  /** Of the published knowledge. */
  untold(limit: number): Promise<readonly FixedIssue[]>;
  /** Remembers it with what it causes, in one transaction; does nothing the second time. */
  recordTold(issue: FixedIssue, intents: readonly NewIntent[], at: Date): Promise<void>;
}

/** The state of the index and of what staff keep. */
export interface KnowledgeStatus {
  readonly generation: number;
  readonly files: number;
  readonly documents: number;
  readonly passages: number;
  /** Files that could not be read, with the reason. */
  readonly failed: readonly FileRemark[];
  /** What staff of the server keep; and how much of it the index does not hold yet. */
  readonly staffDocuments: number;
  readonly pending: number;
  /** Questions that the knowledge should answer, and those that it does not. */
  readonly regressions: { readonly total: number; readonly lost: number };
}

export type ReadKnowledgeStatus = (server: ServerId) => Promise<KnowledgeStatus>;

/** A question that a document should answer. */
export interface RegressionQuestion {
  readonly questionId: QuestionId;
  readonly serverId: ServerId;
  readonly escalationId: EscalationId;
  readonly escalationNumber: number;
  readonly text: string;
  readonly course: string | undefined;
  readonly documentId: DocumentId;
  /** Of the document as it is published; undefined when it is gone. */
  readonly documentTitle: string | undefined;
  /** `new` before it was asked, `unfound` when the document never answered it, `lost` when it no longer does. */
  readonly state: 'new' | 'unfound' | 'answered' | 'lost';
}

/** What came of asking it again. */
export interface RegressionResult {
  readonly question: RegressionQuestion;
  readonly state: Exclude<RegressionQuestion['state'], 'new'>;
  /** The titles that were found, best first. */
  readonly found: readonly string[];
}

/** Keeps the questions that resolved escalations leave behind. */
export interface RegressionStore {
  /** Takes up resolved escalations whose learner accepted the answer that was cited. */
  takeUpAccepted(): Promise<void>;
  /** Of one server: those that were not asked of this generation yet. Erased questions are left out. */
  due(generation: number, limit: number): Promise<readonly RegressionQuestion[]>;
  /** Remembers the results with what they cause, in one transaction. */
  recordAsked(
    results: readonly RegressionResult[],
    generation: number,
    report: { readonly escalationId: EscalationId; readonly intents: readonly NewIntent[] } | undefined,
    at: Date,
  ): Promise<void>;
  /** Has all questions of a server asked again. Gives how many there are. */
  askAgain(server: ServerId): Promise<number>;
}

/** An answer that can still be seen, whose source has changed since. */
export interface AnswerToCheck {
  readonly questionId: QuestionId;
  readonly serverId: ServerId | undefined;
  /** What its text was taken from, as it was cited. */
  readonly documentId: DocumentId;
  readonly sourceText: string;
}

/** Finds past answers whose source was corrected or removed. */
export interface RecallStore {
  /** Public answers given since then, of an earlier state of their source. */
  toCheck(generation: number, since: Date, limit: number): Promise<readonly AnswerToCheck[]>;
  /** The passages of a document as it is published; none when it is gone. */
  textsOf(document: DocumentId): Promise<readonly string[]>;
  /** The source still says the same. */
  recordRight(questions: readonly QuestionId[], generation: number): Promise<void>;
  /** Has the answer marked as corrected: the mark's intent is stored with it, once a generation. */
  recall(answer: AnswerToCheck, generation: number, at: Date): Promise<void>;
  /** The answer's message shows the correction. */
  recordSuperseded(question: QuestionId, at: Date): Promise<void>;
}
