import type { NewIntent } from '../outbox/intent.ts';
import { isEnded, type Escalation } from './escalation.ts';
import { concerns, type Follower } from './follower.ts';
import { INCIDENT_FOLLOWERS } from './folding.ts';
import type { NewEscalationEvent } from './history.ts';
import type { Change, Follows } from './change.ts';
import type { RelayId } from './relay.ts';
import type { Move } from './move.ts';
import { decideMove } from './transitions.ts';

/** What a move that makes a duplicate of an escalation, or makes it none any more, is about. */
interface Moved {
  readonly before: Escalation;
  readonly after: Escalation;
  /** What it was said to be a duplicate of, what that is a duplicate of, and so on. */
  readonly originals: readonly Escalation[];
  readonly move: Move;
  readonly via: NewEscalationEvent['via'];
  readonly at: Date;
}

/** Whom those who wait for a duplicate follow from now on; undefined where a move changes nothing of that. */
export function followsAfter(moved: Moved): Follows | undefined {
  const { before, after, originals } = moved;
  if (before.outcome?.kind !== 'duplicate' && after.outcome?.kind !== 'duplicate') return undefined;
  if (originalId(before) === originalId(after)) return undefined;
  return {
    original: after.outcome?.kind === 'duplicate' ? followable(originals) : undefined,
    join: (into, follower, said) => joinChange(into, follower, said, moved),
    leave: (from) => leaveChange(from, moved),
  };
}

function originalId({ outcome }: Escalation) {
  return outcome?.kind === 'duplicate' ? outcome.of : undefined;
}

/** What staff say to one who asked in private is for that one alone. */
function followable(originals: readonly Escalation[]): Escalation | undefined {
  const last = originals.at(-1);
  return last?.origin.isPrivate === true ? undefined : last;
}

/** A follower hears from now on what the owner hears; and first, once, what the owner has heard. */
function joinChange(
  into: Escalation,
  { id, learnerId }: Follower,
  said: readonly RelayId[],
  { before, move, via, at }: Moved,
): Change {
  const isNew = !concerns(into, learnerId);
  const followerIds = isNew ? [...into.followerIds, learnerId] : into.followerIds;
  const decision = decideMove(into, { kind: 'join', by: learnerId }, at);
  const next = decision.outcome === 'moved' ? decision.escalation : into;
  const isIncident =
    into.isIncident || (!isEnded(into) && followerIds.length >= INCIDENT_FOLLOWERS);
  const heard: NewIntent[] = said.map((relayId) => ({
    kind: 'deliver-to-learner',
    notice: 'reply',
    relayId,
    followerId: id,
  }));
  return {
    next: { ...next, followerIds, isIncident },
    event: {
      kind: 'join',
      actorId: move.by,
      via,
      from: into.status,
      to: into.status,
      note: `#${before.number}`,
    },
    intents: () => [
      ...(isEnded(into)
        ? []
        : ([
            { kind: 'update-card' },
            { kind: 'post-to-thread', note: { kind: 'joined', follower: id } },
          ] as const)),
      ...(isNew ? heard : []),
      ...(isNew && endsWithWords(into)
        ? [
            {
              kind: 'deliver-to-learner',
              notice: into.status === 'dismissed' ? 'dismissed' : 'resolved',
              followerId: id,
            } as const,
          ]
        : []),
    ],
  };
}

/** Whether how it ended says more than that it did. */
function endsWithWords({ status, outcome, closingNote }: Escalation): boolean {
  if (status !== 'resolved' && status !== 'dismissed') return false;
  return (
    closingNote !== undefined || outcome?.kind === 'known-issue' || outcome?.kind === 'not-an-issue'
  );
}

/** It was no duplicate of that: whoever came with it goes with it. */
function leaveChange(from: Escalation, { before, move, via, at }: Moved): Change {
  const next = isEnded(from) ? from : { ...from, revision: from.revision + 1, updatedAt: at };
  return {
    next,
    event: {
      kind: 'leave',
      actorId: move.by,
      via,
      from: from.status,
      to: from.status,
      note: `#${before.number}`,
    },
    intents: () => (isEnded(from) ? [] : [{ kind: 'update-card' }]),
  };
}
