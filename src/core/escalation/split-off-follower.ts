import type { Clock } from '../clock.ts';
import type { ServerId, StaffId } from '../ids.ts';
import type { Escalation } from './escalation.ts';
import { followsAfter } from './follow-original.ts';
import type { Follower, FollowerId } from './follower.ts';
import type { Via } from './history.ts';
import type { SplitOff, SplitResult } from './change.ts';
import type { EscalationStore } from './ports.ts';
import type { Refusal } from './move.ts';
import { decideMove } from './transitions.ts';

/** Why a follower is not split off: `not-following` when that was done before, or the follower has left. */
export type SplitRefusal = Refusal | 'not-following';

/** Staff find that a follower asks something else: that question gets a number of its own. */
export type SplitOffFollower = (request: {
  readonly id: FollowerId;
  /** Whose staff it is: a follower of another server is none. */
  readonly serverId: ServerId;
  readonly by: StaffId;
  readonly via: Via;
}) => Promise<SplitResult<SplitRefusal>>;

export interface SplitOffFollowerDeps {
  readonly escalations: Pick<EscalationStore, 'splitOff'>;
  readonly clock: Clock;
}

/** Both threads and the learner are told; what the learner asked keeps its place in the queue. */
export function makeSplitOffFollower({
  escalations,
  clock,
}: SplitOffFollowerDeps): SplitOffFollower {
  return async function splitOffFollower({ id, serverId, by, via }) {
    const at = clock();
    return escalations.splitOff<SplitRefusal>(id, at, (current, follower) => {
      if (follower.state !== 'following' || current.serverId !== serverId)
        return { outcome: 'refuse', why: 'not-following' };
      const decision = decideMove(current, { kind: 'split-off', by }, at);
      if (decision.outcome !== 'moved') return { outcome: 'refuse', why: decision.outcome };
      return {
        outcome: 'split',
        split: splitOf(current, decision.escalation, follower, { by, via, at }),
      };
    });
  };
}

function splitOf(
  before: Escalation,
  after: Escalation,
  { learnerId }: Follower,
  { by, via, at }: { readonly by: StaffId; readonly via: Via; readonly at: Date },
): SplitOff {
  const event = { kind: 'split-off', actorId: by, via } as const;
  const told = [
    { kind: 'post-to-thread', note: { kind: 'split-from', by, number: before.number } },
    { kind: 'deliver-to-learner', notice: 'split-off', text: String(before.number) },
  ] as const;
  return {
    change: (number) => ({
      next: { ...after, followerIds: after.followerIds.filter((id) => id !== learnerId) },
      event: { ...event, from: before.status, to: after.status, note: `#${number}` },
      intents: () => [
        { kind: 'update-card' },
        { kind: 'post-to-thread', note: { kind: 'split-off', by, number } },
      ],
    }),
    event: { ...event, from: undefined, to: 'open', note: `#${before.number}` },
    intents: [{ kind: 'open-thread' }, ...told],
    again: (own) => {
      const reopened = decideMove(own, { kind: 'reopen', by }, at);
      if (reopened.outcome !== 'moved') return undefined;
      const { escalation: next } = reopened;
      return {
        next,
        event: { ...event, from: own.status, to: next.status, note: `#${before.number}` },
        // It was a duplicate of what it is split off from: so are not those who came with it.
        follows: followsAfter({
          before: own,
          after: next,
          originals: [],
          move: { kind: 'reopen', by },
          via,
          at,
        }),
        intents: () => [{ kind: 'reopen-thread' }, { kind: 'update-card' }, ...told],
      };
    },
  };
}
