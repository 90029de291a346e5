import type { EscalationStatus } from '../escalation/escalation.ts';
import type { ChannelId, DocumentId, LearnerId, MessageId, QuestionId, ServerId } from '../ids.ts';
import type { IssueStatus } from '../passage.ts';
import type { AskerScope } from '../question.ts';
import type { Verdict } from '../verdict.ts';

/** Part of a list. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** One of a learner's questions, and what came of it. */
export interface AskedBefore {
  readonly id: QuestionId;
  readonly text: string;
  readonly isPrivate: boolean;
  readonly askedAt: Date;
  readonly serverId: ServerId | undefined;
  /** The bot's answer or, before there is one, the learner's message; undefined when neither can be opened. */
  readonly place: { readonly channelId: ChannelId; readonly messageId: MessageId } | undefined;
  /** Undefined when the search failed. */
  readonly outcome: Verdict['outcome'] | undefined;
  readonly isSolved: boolean;
  readonly escalation: { readonly number: number; readonly status: EscalationStatus } | undefined;
}

/** What a learner has asked. */
export interface LearnerHistory {
  /** Newest first. In a server: what was asked there or by direct message; else everything. */
  list(
    learner: LearnerId,
    server: ServerId | undefined,
    page: Page,
  ): Promise<{ readonly total: number; readonly items: readonly AskedBefore[] }>;
}

/** A known issue, as a list shows it. */
export interface KnownIssue {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly path: string;
  readonly course: string | undefined;
  readonly week: number | undefined;
  readonly status: IssueStatus;
  readonly url: string | undefined;
  readonly escalationNumber: number | undefined;
}

/** The known issues of the present index. */
export interface KnownIssueList {
  /** Those that this asker may see: open ones first, then by title; with words, those that hold any, best first. */
  list(scope: AskerScope, words: readonly string[]): Promise<readonly KnownIssue[]>;
}

/** What must be known of a source before it is shown. */
export interface SourceFacts {
  readonly isGraded: boolean;
  readonly escalationNumber: number | undefined;
}

/** The sources as they are now: an answer may be older than a correction. */
export interface SourceDesk {
  /** Of these documents, those that this asker may see now. */
  visible(
    documents: readonly DocumentId[],
    scope: AskerScope,
  ): Promise<ReadonlyMap<DocumentId, SourceFacts>>;
}

/** What staff answered in escalation #12 is kept as a document whose id holds `escalation-12`. */
export function escalationNumberOf(document: DocumentId): number | undefined {
  const number = /(?:^|\/)escalation-(\d{1,9})(?:\D|$)/.exec(document)?.[1];
  return number === undefined ? undefined : Number(number);
}
