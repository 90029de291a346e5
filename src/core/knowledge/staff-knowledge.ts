import type { DocumentId, EscalationId, ServerId } from '../ids.ts';
import { asDocumentId } from '../ids.ts';
import type { IssueStatus, KnowledgeKind } from '../passage.ts';

/** What staff write in a form. */
export interface StaffWords {
  readonly title: string;
  /** As written; undefined for every course of the server. */
  readonly course: string | undefined;
  /** Empty where it is not a known issue, or nobody knows. */
  readonly symptom: string;
  readonly cause: string;
  /** The fix of a known issue; the text of any other kind. */
  readonly body: string;
}

/** A document that staff of one server keep. */
export interface StaffKnowledge extends StaffWords {
  readonly id: DocumentId;
  readonly serverId: ServerId;
  /** As it is shown and exported, with forward slashes. */
  readonly path: string;
  readonly kind: KnowledgeKind;
  /** Of a known issue. */
  readonly issueStatus: IssueStatus | undefined;
  /** The day on which staff marked it as fixed. */
  readonly fixedOn?: Date | undefined;
  /** What it was saved from. */
  readonly escalationId: EscalationId | undefined;
  readonly isRemoved: boolean;
  /** Counts changes. */
  readonly revision: number;
  /** The revision that the index holds; 0 before the first. */
  readonly publishedRevision: number;
  readonly updatedAt: Date;
}

/** The one known issue that an escalation becomes, however often it is saved. */
export function idOfLearned(server: ServerId, number: number): DocumentId {
  return asDocumentId(`staff/${server}/escalation-${number}`);
}

/** @param key what makes the form unique: the same form sent twice is one document */
export function idOfWritten(server: ServerId, key: string): DocumentId {
  return asDocumentId(`staff/${server}/written-${key}`);
}

/** Where a document of staff's is shown to stand: its id without the server. */
export function pathOf(id: DocumentId, kind: KnowledgeKind): string {
  const name = id.split('/').at(-1) ?? id;
  return `${kind === 'known-issue' ? 'known-issues' : 'staff-notes'}/${name}.md`;
}
