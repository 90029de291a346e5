import type { LearnerId } from '../ids.ts';
import { leaving, leavingExtras } from './leave-escalation.ts';
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

/** Ends it when nobody else waits for the answer. Another learner's question is refused as `not-your-question`. */
export function makeWithdrawEscalation(deps: MoveDeps): WithdrawEscalation {
  return async function withdrawEscalation(request) {
    const { by } = request;
    const others = leavingExtras(by);
    return moveEscalation(
      deps,
      request,
      (before) => leaving(before, by) ?? { kind: 'withdraw', by },
      {
        followers: (before) =>
          leaving(before, by) === undefined ? undefined : others.followers?.(before),
        intents: (context) =>
          leaving(context.before, by) === undefined
            ? [
                { kind: 'update-card' },
                { kind: 'post-to-thread', note: { kind: 'withdrawn' } },
                { kind: 'close-thread' },
              ]
            : others.intents(context),
      },
    );
  };
}
