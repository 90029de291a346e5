import type { LearnerId, StaffId } from '../ids.ts';
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
  },
) => Promise<MoveResult>;

export function makeResolveEscalation(deps: MoveDeps): ResolveEscalation {
  return async function resolveEscalation(request) {
    const { by } = request;
    const note = request.lastWord?.trim() === '' ? undefined : request.lastWord?.trim();
    return moveEscalation(
      deps,
      request,
      { kind: 'resolve', by, note },
      {
        intents: ({ after }) => [
          { kind: 'update-card' },
          { kind: 'close-thread' },
          // A learner who ended it needs no message about it.
          ...(after.learnerId === by
            ? []
            : [{ kind: 'deliver-to-learner', notice: 'resolved' } as const]),
        ],
      },
    );
  };
}
