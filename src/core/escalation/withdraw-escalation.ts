import type { LearnerId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** The learner needs no answer any more. */
export type WithdrawEscalation = (
  request: MoveRequest & { readonly by: LearnerId },
) => Promise<MoveResult>;

/** Another learner's question is refused as `not-your-question`. */
export function makeWithdrawEscalation(deps: MoveDeps): WithdrawEscalation {
  return async function withdrawEscalation(request) {
    return moveEscalation(
      deps,
      request,
      { kind: 'withdraw', by: request.by },
      {
        intents: () => [
          { kind: 'update-card' },
          { kind: 'post-to-thread', note: { kind: 'withdrawn' } },
          { kind: 'close-thread' },
        ],
      },
    );
  };
}
