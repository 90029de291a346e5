import { asSeenBy } from '../escalation/follower.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { Attempt } from '../escalation/delivery.ts';
import { DONE, type CarriedOut, type CarryOutDeps } from './carried-out.ts';
import type { Intent } from './intent.ts';

/** Tells one who follows an escalation what its owner is told, in the place where that one asked. */
export async function deliverToFollower(
  { escalations, line, clock }: CarryOutDeps,
  { notice, relayId, text, followerId }: Extract<Intent, { kind: 'deliver-to-learner' }>,
  escalation: Escalation,
  attempt: Attempt,
): Promise<CarriedOut> {
  const follower = followerId && (await escalations.findFollower(followerId));
  // Erased, or in no need of an answer any more.
  if (follower === undefined || follower.state === 'left') return DONE;
  const relay = relayId && (await escalations.findRelay(relayId));
  if (relay?.deletedAt !== undefined && !attempt.mayBeDone) return DONE;
  const copyOf = relay && { of: relay.id, for: follower.id };
  // Sent by an earlier intent: what did not reach the owner is sent again to all.
  const isSent = copyOf !== undefined && (await escalations.findCopy(copyOf)) !== undefined;
  if (isSent && !attempt.mayBeDone) return DONE;
  const seen = asSeenBy(escalation, follower);
  const delivery = await line.deliver({ escalation: seen, notice, relay, text }, attempt);
  if (delivery.outcome === 'delivered') {
    await escalations.recordNotice(escalation.id, delivery.sent, clock(), copyOf);
    return DONE;
  }
  const { why } = delivery;
  const note = { kind: 'not-delivered', notice, why, follower: follower.id } as const;
  return {
    outcome: 'failed',
    why,
    follow: [{ kind: 'post-to-thread', note, ...(relayId && { relayId }) }],
  };
}
