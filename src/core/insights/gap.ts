import type { DocumentId, QuestionId } from '../ids.ts';
import { GROWS_BY, GROWS_TIMES } from './tuning.ts';

/** Names a gap, for ever. */
export type GapId = string & { readonly __brand: 'GapId' };
// SAFETY: a brand exists at compile time only; the adapter that calls knows what its string names.
export const asGapId = (raw: string): GapId => raw as GapId;

export const GAP_STATES = ['open', 'answered', 'ignored'] as const;
export type GapState = (typeof GAP_STATES)[number];

/** How somebody asked, in the open. */
export interface Wording {
  readonly questionId: QuestionId;
  readonly text: string;
}

/** Something that learners ask and the notes do not answer. */
export interface Gap {
  readonly id: GapId;
  readonly state: GapState;
  /** Learners whose question it is still; of an answered gap, those who asked since. */
  readonly people: number;
  /** Of them, those who asked a person. */
  readonly askedPerson: number;
  readonly questions: number;
  /** Of the questions, those that nobody but their learner and staff may see. */
  readonly privateQuestions: number;
  /** How it was asked, in the open: the most recent first. */
  readonly wordings: readonly Wording[];
  /** As learners named it, the most frequent; undefined when none did. */
  readonly course: string | undefined;
  /** The same people over all that is kept, however short the time that is looked at. */
  readonly peopleEver: number;
  /** Of these, those when staff ended it. */
  readonly peopleThen: number;
  /** What staff said answers it, or answered it before it was asked again. */
  readonly answeredBy: DocumentId | undefined;
}

/** Whether staff should see a gap: not when they said to ignore it, until it has grown. */
export function isPressing({ state, people, peopleEver, peopleThen }: Gap): boolean {
  if (people === 0) return false;
  if (state !== 'ignored') return true;
  return peopleEver >= Math.max(peopleThen + GROWS_BY, peopleThen * GROWS_TIMES);
}

/** Those to show: asked-a-person first, then by people, then by questions. */
export function rankGaps(gaps: readonly Gap[]): readonly Gap[] {
  return gaps
    .filter(isPressing)
    .sort(
      (a, b) =>
        Number(b.askedPerson > 0) - Number(a.askedPerson > 0) ||
        b.people - a.people ||
        b.askedPerson - a.askedPerson ||
        b.questions - a.questions ||
        (a.id < b.id ? -1 : 1),
    );
}
