import type { Escalation, StaffPlace } from '../escalation/escalation.ts';
import type { Delivery } from '../escalation/delivery.ts';
import { loseThread } from '../escalation/lose-thread.ts';
import type { EscalationCard } from '../escalation/staff-desk.ts';
import { attemptOf, type CarryOutDeps } from './carried-out.ts';
import type { StoredIntent } from './intent.ts';
import { GONE } from './take-back.ts';

/** The thread, opened now unless it is there. */
export async function ensureThread(
  deps: CarryOutDeps,
  escalation: Escalation,
  stored: StoredIntent,
): Promise<Delivery<{ readonly place: StaffPlace }>> {
  const { escalations, settings, desk } = deps;
  if (escalation.place !== undefined) return { outcome: 'delivered', place: escalation.place };
  const { staffChannelId } = await settings.read(escalation.serverId);
  if (staffChannelId === undefined) {
    return { outcome: 'undeliverable', why: { reason: 'no-staff-channel' } };
  }
  const card = await cardOf(deps, escalation);
  const attempt = attemptOf(stored);
  // Any other intent than the first finds no thread only because something went wrong before: look for one.
  const mayBeDone = attempt.mayBeDone || stored.intent.kind !== 'open-thread';
  const lost = await escalations.lostThread(escalation.id);
  const since = escalation.openedAt < attempt.since ? escalation.openedAt : attempt.since;
  const opened = await desk.openThread(
    staffChannelId,
    card,
    { ...attempt, mayBeDone, since },
    lost,
  );
  if (opened.outcome === 'delivered') {
    await escalations.recordPlace(escalation.id, opened.place);
    await withoutErasedName(deps, card, opened.place);
    // A thread that was found shows an older state perhaps: its card is brought up to date later.
    if (!mayBeDone) await escalations.recordShown(escalation.id, escalation.revision);
  }
  return opened;
}

/** Erased before anybody knew where the thread is: its name holds the words still. */
async function withoutErasedName(
  { questions, takeBack }: CarryOutDeps,
  { escalation, asked }: EscalationCard,
  { threadId }: StaffPlace,
): Promise<void> {
  if (asked === undefined || (await questions.find(escalation.questionId)) !== undefined) return;
  const name = `#${escalation.number} ${GONE}`;
  await takeBack?.({ act: 'rename', channelId: threadId, name });
}

/** All that staff see of an escalation now. */
export async function cardOf(
  { questions, findSimilar }: CarryOutDeps,
  escalation: Escalation,
): Promise<EscalationCard> {
  const asked = await questions.find(escalation.questionId);
  const similar = (await findSimilar?.(escalation)) ?? [];
  return { escalation, asked, similar };
}

/** The thread is gone: the next attempt opens another. Undefined when the escalation is gone too. */
export async function forgetThread(
  { escalations, clock }: CarryOutDeps,
  { id }: Escalation,
  { threadId }: StaffPlace,
): Promise<Escalation | undefined> {
  const changed = await escalations.change<'moved-on'>(id, clock(), (current) =>
    current.place?.threadId === threadId
      ? { outcome: 'change', change: loseThread(current, []) }
      : { outcome: 'refuse', why: 'moved-on' },
  );
  return changed.outcome === 'unknown-escalation' ? undefined : changed.escalation;
}
