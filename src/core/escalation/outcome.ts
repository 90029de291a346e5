import type { DocumentId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';
import type { EscalationOutcome } from './escalation.ts';

/** The outcomes that staff choose from. */
export const CHOSEN_OUTCOMES = ['answered', 'known-issue', 'not-an-issue', 'duplicate'] as const;
export type ChosenOutcome = (typeof CHOSEN_OUTCOMES)[number];

/** An outcome as staff name it, before it is looked up. */
export type NamedOutcome =
  | { readonly kind: 'answered' | 'not-an-issue' }
  | { readonly kind: 'known-issue'; readonly documentId: DocumentId }
  | { readonly kind: 'duplicate'; readonly number: number };

/** An outcome in words, for staff. */
export function outcomeWords(outcome: EscalationOutcome): string {
  switch (outcome.kind) {
    case 'answered':
      return 'answered';
    case 'not-an-issue':
      return 'not an issue';
    case 'known-issue':
      return `known issue “${outcome.title}”`;
    case 'duplicate':
      return `duplicate of #${outcome.number}`;
    case 'lapsed':
      return 'no word from the learner';
    default:
      return unreachable(outcome);
  }
}
