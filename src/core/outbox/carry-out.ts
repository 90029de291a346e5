import type { Escalation } from '../escalation/escalation.ts';
import type { Attempt } from '../escalation/delivery.ts';
import { unreachable } from '../unreachable.ts';
import { attemptOf, DONE, type CarriedOut, type CarryOutDeps } from './carried-out.ts';
import { makeCarryOutForStaff } from './carry-out-for-staff.ts';
import { deliverToFollower } from './deliver-to-follower.ts';
import type { Intent, StoredIntent } from './intent.ts';
import { mirrorToLearner } from './mirror-relays.ts';

/** Does one intent. @throws DiscordUnavailable when it may succeed later. */
export function makeCarryOut(deps: CarryOutDeps): (stored: StoredIntent) => Promise<CarriedOut> {
  const forStaff = makeCarryOutForStaff(deps);
  return async function carryOut(stored) {
    const { intent } = stored;
    if (intent.kind === 'supersede-answer')
      return (await deps.supersedeAnswer?.(intent.questionId)) ?? DONE;
    if (intent.kind === 'take-back') return (await deps.takeBack?.(intent.what)) ?? DONE;
    if (intent.kind === 'post-digest')
      return (await deps.postDigest?.(intent.serverId, attemptOf(stored))) ?? DONE;
    const escalation = await deps.escalations.find(intent.escalationId);
    if (escalation === undefined) return DONE;
    switch (intent.kind) {
      case 'deliver-to-learner':
        if (intent.followerId !== undefined)
          return deliverToFollower(deps, intent, escalation, attemptOf(stored));
        // Its owner has left since, and another was told as a follower.
        if ((intent.asked ?? escalation.questionId) !== escalation.questionId) return DONE;
        return deliverToLearner(deps, intent, escalation, attemptOf(stored));
      case 'mirror-to-learner':
        return mirrorToLearner(deps, intent, escalation);
      case 'announce':
        return announce(deps, intent, escalation, attemptOf(stored));
      case 'open-thread':
      case 'update-card':
      case 'post-to-thread':
      case 'mirror-to-staff':
      case 'close-thread':
      case 'reopen-thread':
        return forStaff(intent, escalation, stored);
      default:
        return unreachable(intent);
    }
  };
}

async function deliverToLearner(
  { escalations, line, clock }: CarryOutDeps,
  { notice, relayId, text }: Extract<Intent, { kind: 'deliver-to-learner' }>,
  escalation: Escalation,
  attempt: Attempt,
): Promise<CarriedOut> {
  const relay = relayId && (await escalations.findRelay(relayId));
  // Sent by an earlier intent, or deleted by its author before it went out.
  const isOver = relay?.target !== undefined || relay?.deletedAt !== undefined;
  if (isOver && !attempt.mayBeDone) return DONE;
  const delivery = await line.deliver({ escalation, notice, relay, text }, attempt);
  if (delivery.outcome === 'undeliverable') {
    const { why } = delivery;
    const note = { kind: 'not-delivered', notice, why } as const;
    return {
      outcome: 'failed',
      why,
      follow: [{ kind: 'post-to-thread', note, ...(relayId && { relayId }) }],
    };
  }
  if (relay === undefined) {
    await escalations.recordNotice(escalation.id, delivery.sent, clock());
    return DONE;
  }
  await escalations.recordTarget(relay.id, delivery.sent);
  const { insteadOf } = delivery;
  return {
    outcome: 'done',
    follow: [
      {
        kind: 'post-to-thread',
        note: { kind: 'sent', ...(insteadOf && { insteadOf }) },
        relayId: relay.id,
      },
    ],
  };
}

async function announce(
  { escalations, settings, desk }: CarryOutDeps,
  { note, relayId }: Extract<Intent, { kind: 'announce' }>,
  escalation: Escalation,
  attempt: Attempt,
): Promise<CarriedOut> {
  const relay = relayId && (await escalations.findRelay(relayId));
  const { staffChannelId } = await settings.read(escalation.serverId);
  const delivery = await desk.announce(staffChannelId, { escalation, note, relay }, attempt);
  return delivery.outcome === 'delivered'
    ? DONE
    : { outcome: 'waits', for: 'set-up', why: delivery.why, follow: [] };
}
