import { asSeenBy } from '../escalation/follower.ts';
import type { Escalation, StaffPlace } from '../escalation/escalation.ts';
import type { Delivery } from '../escalation/delivery.ts';
import type { MessagePlace, Relay } from '../escalation/relay.ts';
import { DONE, type CarriedOut, type CarryOutDeps } from './carried-out.ts';
import type { Intent, NewIntent } from './intent.ts';

type MirrorToStaff = Extract<Intent, { kind: 'mirror-to-staff' }>;
type MirrorToLearner = Extract<Intent, { kind: 'mirror-to-learner' }>;

/** Shows in the thread what became of the learner's message. A copy that is gone is written anew when it was edited. */
export async function mirrorToStaff(
  { escalations, desk }: CarryOutDeps,
  intent: MirrorToStaff,
  escalation: Escalation,
  place: StaffPlace,
): Promise<Delivery<{ readonly follow?: readonly NewIntent[] }>> {
  const copy = await findCopy(escalations, intent);
  if (copy === undefined) return { outcome: 'delivered' };
  const { relay, target } = copy;
  const note = { kind: 'follow-up' } as const;
  const amended = await desk.amend(place, { escalation, note, relay }, target);
  if (amended.outcome === 'undeliverable') return amended;
  const isMissed = amended.isGone && intent.change === 'edited';
  const again: NewIntent = { kind: 'post-to-thread', note, relayId: relay.id };
  return { outcome: 'delivered', follow: isMissed ? [again] : [] };
}

/** Changes what the learner reads as staff changed it, and says so in the thread. */
export async function mirrorToLearner(
  { escalations, line }: CarryOutDeps,
  intent: MirrorToLearner,
  escalation: Escalation,
): Promise<CarriedOut> {
  const reader = await findReader(escalations, intent, escalation);
  if (reader === undefined) return DONE;
  const { relay, target, seen } = reader;
  const { change } = intent;
  const delivery = await line.revise({ escalation: seen, notice: 'reply', relay }, target);
  if (delivery.outcome === 'undeliverable') {
    const note = { kind: 'reply-not-changed', change, why: delivery.why } as const;
    const told: NewIntent = { kind: 'post-to-thread', note, relayId: relay.id };
    return { outcome: 'failed', why: delivery.why, follow: [told] };
  }
  // The thread is told once, of the owner's copy.
  if (intent.followerId !== undefined) return DONE;
  const { by } = intent;
  const note = { kind: 'reply-changed', change, ...(by !== undefined && { by }) } as const;
  const told: NewIntent = { kind: 'post-to-thread', note, relayId: relay.id };
  return { outcome: 'done', follow: [told] };
}

/** Who reads a copy of the reply, and where: the owner, or the follower that the intent names. */
async function findReader(
  escalations: CarryOutDeps['escalations'],
  intent: MirrorToLearner,
  escalation: Escalation,
): Promise<
  { readonly relay: Relay; readonly target: MessagePlace; readonly seen: Escalation } | undefined
> {
  const { followerId, relayId } = intent;
  if (followerId === undefined) {
    const copy = await findCopy(escalations, intent);
    return copy && { ...copy, seen: escalation };
  }
  const relay = await findChanged(escalations, intent);
  const follower = await escalations.findFollower(followerId);
  const target = await escalations.findCopy({ of: relayId, for: followerId });
  if (relay === undefined || follower === undefined || target === undefined) return undefined;
  return { relay, target, seen: asSeenBy(escalation, follower) };
}

/** The copy, when it was delivered and this is the last that became of its source. */
async function findCopy(
  escalations: CarryOutDeps['escalations'],
  intent: MirrorToStaff | MirrorToLearner,
): Promise<{ readonly relay: Relay; readonly target: MessagePlace } | undefined> {
  const relay = await findChanged(escalations, intent);
  return relay?.target && { relay, target: relay.target };
}

/** What was relayed, when this is the last that became of its source: a later change has its own intent. */
async function findChanged(
  escalations: CarryOutDeps['escalations'],
  { relayId, at }: MirrorToStaff | MirrorToLearner,
): Promise<Relay | undefined> {
  const relay = await escalations.findRelay(relayId);
  const changedAt = relay?.deletedAt ?? relay?.editedAt;
  return changedAt?.toISOString() === at ? relay : undefined;
}
