import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** Its owner puts an escalation back into the queue. */
export type ReleaseEscalation = (
  request: MoveRequest & { readonly by: StaffId },
) => Promise<MoveResult>;

export function makeReleaseEscalation(deps: MoveDeps): ReleaseEscalation {
  return async function releaseEscalation(request) {
    return moveEscalation(
      deps,
      request,
      { kind: 'release', by: request.by },
      {
        intents: () => [{ kind: 'update-card' }],
      },
    );
  };
}
