import type { LearnerId, StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** Takes up an ended escalation again: by staff, or by the learner whose problem is still there. */
export type ReopenEscalation = (
  request: MoveRequest & { readonly by: StaffId | LearnerId },
) => Promise<MoveResult>;

/** It returns to the one who had it, or to the queue. */
export function makeReopenEscalation(deps: MoveDeps): ReopenEscalation {
  return async function reopenEscalation(request) {
    const { by } = request;
    return moveEscalation(
      deps,
      request,
      { kind: 'reopen', by },
      {
        intents: () => [
          { kind: 'reopen-thread' },
          { kind: 'update-card' },
          { kind: 'post-to-thread', note: { kind: 'reopened', by } },
          { kind: 'deliver-to-learner', notice: 'reopened', except: by },
        ],
      },
    );
  };
}
