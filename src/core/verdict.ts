import type { DocumentId, PassageId } from './ids.ts';
import type { IssueStatus, KnowledgeKind, Place } from './passage.ts';

/** A source, with all that is needed to show it and to open it at the place. */
export interface Citation {
  readonly passageId: PassageId;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly path: string;
  /** The heading path, innermost last; empty when the document has none. */
  readonly headings: readonly string[];
  readonly place: Place;
  readonly course: string | undefined;
  readonly week: number | undefined;
  readonly kind: KnowledgeKind;
  readonly issueStatus: IssueStatus | undefined;
  /** Opens at the heading, page or second where the format allows. */
  readonly url: string | undefined;
  /** The fused score, 0 to about 1.3; comparable within one question only. */
  readonly score: number;
  /** The passage's text, Markdown. */
  readonly text: string;
  /** When a fixed known issue was fixed, ISO 8601, where that is known. */
  readonly fixedOn?: string | undefined;
  /** The escalation whose answer it is, where its number may be shown. */
  readonly escalationNumber?: number | undefined;
}

/** The measured facts that the confidence is computed from; stored with each answer to refit it later. */
export type Signals = Readonly<Record<string, number>>;

/** Milliseconds spent in each stage. */
export type Timings = Readonly<Record<string, number>>;

interface Judged {
  /** 0 to 1: how likely the first source answers the question. */
  readonly confidence: number;
  /** 0 to 1: how likely anything in the index answers it. */
  readonly answerable: number;
  readonly signals: Signals;
  readonly timings: Timings;
  /** Which state of the index was asked. */
  readonly generation: number;
}

/** What the bot found. */
export type Verdict =
  | (Judged & {
      readonly outcome: 'answered';
      /** Markdown: 1 to 5 sentences or the steps of a fix. */
      readonly text: string;
      /** At least one; the first is the one that the text was taken from. */
      readonly citations: readonly Citation[];
      /** A solution of graded work was asked for: the text holds none, and says so. */
      readonly isGraded?: boolean | undefined;
      /** Its first source says more under the same heading. */
      readonly isShortened?: boolean | undefined;
    })
  | (Judged & {
      readonly outcome: 'unsure';
      /** Up to five sections to choose from, best first; the best document may have two. */
      readonly citations: readonly Citation[];
    })
  | (Judged & {
      readonly outcome: 'unknown';
      /** The nearest few, for the learner to judge; may be empty. */
      readonly citations: readonly Citation[];
    });
