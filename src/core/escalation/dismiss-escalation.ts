import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** Ends an escalation without an answer, for a reason that the learner reads. */
export type DismissEscalation = (
  request: MoveRequest & { readonly by: StaffId; readonly reason: string },
) => Promise<MoveResult>;

export function makeDismissEscalation(deps: MoveDeps): DismissEscalation {
  return async function dismissEscalation(request) {
    return moveEscalation(
      deps,
      request,
      { kind: 'dismiss', by: request.by, note: request.reason.trim() },
      {
        intents: () => [
          { kind: 'update-card' },
          { kind: 'close-thread' },
          { kind: 'deliver-to-learner', notice: 'dismissed' },
        ],
      },
    );
  };
}
