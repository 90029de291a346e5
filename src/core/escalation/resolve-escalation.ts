import type { LearnerId, StaffId } from '../ids.ts';
import { isEnded, type Escalation, type EscalationOutcome } from './escalation.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** Ends an escalation for both sides. Staff may add a last word; the learner may end it too. */
export type ResolveEscalation = (
  request: MoveRequest & {
    readonly by: StaffId | LearnerId;
    readonly lastWord?: string | undefined;
    /** `answered`, unless staff say otherwise. */
    readonly outcome?: EscalationOutcome | undefined;
  },
) => Promise<MoveResult>;

export function makeResolveEscalation(deps: MoveDeps): ResolveEscalation {
  return async function resolveEscalation(request) {
    const { by, outcome } = request;
    const note = request.lastWord?.trim() === '' ? undefined : request.lastWord?.trim();
    return moveEscalation(
      deps,
      request,
      { kind: 'resolve', by, note, outcome },
      {
        link: issueOf(outcome),
        intents: ({ followed }) => [
          { kind: 'update-card' },
          { kind: 'close-thread' },
          // A learner who ended it needs no message about it.
          { kind: 'deliver-to-learner', notice: 'resolved', except: by, ...waitsWith(followed) },
        ],
      },
    );
  };
}

/** Staff say afterwards how a resolved escalation was resolved. */
export type StateOutcome = (
  request: MoveRequest & { readonly by: StaffId; readonly outcome: EscalationOutcome },
) => Promise<MoveResult>;

/** The learner is told of what is news: not that it was answered, nor the same again. */
export function makeStateOutcome(deps: MoveDeps): StateOutcome {
  return async function stateOutcome(request) {
    const { by, outcome } = request;
    return moveEscalation(
      deps,
      request,
      { kind: 'outcome', by, outcome },
      {
        link: issueOf(outcome),
        intents: ({ before, after, followed }) => [
          { kind: 'update-card' },
          { kind: 'close-thread' },
          ...(isNews(before, after)
            ? [{ kind: 'deliver-to-learner', notice: 'outcome', ...waitsWith(followed) } as const]
            : []),
        ],
      },
    );
  };
}

/** The number that the learner of a duplicate hears of from now on. */
function waitsWith(followed: Escalation | undefined): { readonly text?: string } {
  return followed === undefined || isEnded(followed) ? {} : { text: String(followed.number) };
}

function issueOf(outcome: EscalationOutcome | undefined) {
  return outcome?.kind === 'known-issue' ? outcome.documentId : undefined;
}

function isNews({ outcome: before }: Escalation, { outcome: after }: Escalation): boolean {
  return after?.kind !== 'answered' && JSON.stringify(before) !== JSON.stringify(after);
}
