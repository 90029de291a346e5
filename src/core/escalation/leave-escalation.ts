import type { LearnerId } from '../ids.ts';
import type { Escalation } from './escalation.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveExtras,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';
import type { Move } from './move.ts';

/**
 * One of several who wait needs no answer any more: a follower leaves, and an owner hands it on to the first of the
 * others. `alone` when nobody else waits: then it is the learner's to end.
 */
export type LeaveEscalation = (
  request: MoveRequest & { readonly by: LearnerId },
) => Promise<MoveResult | { readonly outcome: 'alone' }>;

export function makeLeaveEscalation(deps: MoveDeps): LeaveEscalation {
  return async function leaveEscalation(request) {
    const result = await moveEscalation(
      deps,
      request,
      (before) => leaving(before, request.by) ?? { kind: 'hand-on', by: request.by },
      leavingExtras(request.by),
    );
    const isAlone =
      result.outcome === 'not-your-question' && result.escalation.learnerId === request.by;
    return isAlone ? { outcome: 'alone' } : result;
  };
}

/** How a learner leaves others with an escalation; undefined when there are none. */
export function leaving(before: Escalation, by: LearnerId): Move | undefined {
  const { learnerId, followerIds } = before;
  if (learnerId !== by) return { kind: 'leave', by };
  return followerIds.length > 0 ? { kind: 'hand-on', by } : undefined;
}

/** What goes with that. */
export function leavingExtras(by: LearnerId): MoveExtras {
  return {
    followers: ({ learnerId }) =>
      learnerId === by ? { kind: 'hand-on' } : { kind: 'leave', learnerId: by },
    intents: ({ before }) => [
      { kind: 'update-card' },
      {
        kind: 'post-to-thread',
        note: { kind: before.learnerId === by ? 'handed-on' : 'left' },
      },
    ],
  };
}
