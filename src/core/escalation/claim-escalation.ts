import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** One staff member takes an escalation; the learner and all staff see it. */
export type ClaimEscalation = (
  request: MoveRequest & { readonly by: StaffId },
) => Promise<MoveResult>;

/** Of two who claim at once one gets it; the other learns who (`escalation.ownerId`). */
export function makeClaimEscalation(deps: MoveDeps): ClaimEscalation {
  return async function claimEscalation(request) {
    return moveEscalation(
      deps,
      request,
      { kind: 'claim', by: request.by },
      {
        intents: () => [{ kind: 'update-card' }, { kind: 'deliver-to-learner', notice: 'claimed' }],
      },
    );
  };
}
