import { isEnded, type Escalation, type StaffPlace } from '../escalation/escalation.ts';
import type { FollowerId } from '../escalation/follower.ts';
import type { Attempt, Delivery } from '../escalation/delivery.ts';
import type { AskedByFollower } from '../escalation/staff-desk.ts';
import type { MessagePlace } from '../escalation/relay.ts';
import { unreachable } from '../unreachable.ts';
import { attemptOf, DONE, type CarriedOut, type CarryOutDeps } from './carried-out.ts';
import type { Intent, NewIntent, StoredIntent } from './intent.ts';
import type { StaffNote } from './staff-note.ts';
import type { Undeliverable } from './undeliverable.ts';
import { cardOf, ensureThread, forgetThread } from './staff-thread.ts';
import { mirrorToStaff } from './mirror-relays.ts';
import { TROUBLE_WINDOW_MS } from './tuning.ts';

/** The intents of an escalation's staff lane. */
type StaffIntent = Extract<
  Intent,
  {
    kind:
      | 'open-thread'
      | 'update-card'
      | 'post-to-thread'
      | 'mirror-to-staff'
      | 'close-thread'
      | 'reopen-thread';
  }
>;

/** Carries out what happens in the staff channel; opens the thread again where it was lost. */
export function makeCarryOutForStaff(deps: CarryOutDeps) {
  return async function carryOutForStaff(
    intent: StaffIntent,
    escalation: Escalation,
    stored: StoredIntent,
  ): Promise<CarriedOut> {
    const opened = await ensureThread(deps, escalation, stored);
    if (opened.outcome === 'undeliverable') return obstructed(deps, opened.why, stored);
    const delivery = await act(deps, intent, escalation, opened.place, attemptOf(stored));
    if (delivery.outcome === 'delivered') {
      const closing = await closingAgain(deps, intent, escalation);
      return {
        outcome: 'done',
        follow: [...newsAfter(stored), ...(delivery.follow ?? []), ...closing],
      };
    }
    const { why } = delivery;
    if (!isLost(why)) return obstructed(deps, why, stored);
    if (isEnded(escalation)) return withoutThread(intent, why);
    const fresh = await forgetThread(deps, escalation, opened.place);
    return fresh === undefined ? DONE : carryOutForStaff(intent, fresh, stored);
  };
}

/** A learner who was told that staff cannot be reached yet is told when they are. */
function newsAfter({ intent, waitsFor }: StoredIntent): readonly NewIntent[] {
  return intent.kind === 'open-thread' && waitsFor !== undefined
    ? [{ kind: 'deliver-to-learner', notice: 'received' }]
    : [];
}

/**
 * What is written in an ended thread takes it out of the archive. The escalation is read again: it may have ended
 * while the words were on their way.
 */
async function closingAgain(
  { escalations }: CarryOutDeps,
  { kind }: StaffIntent,
  { id }: Escalation,
): Promise<readonly NewIntent[]> {
  const mayOpen = kind === 'post-to-thread' || kind === 'update-card' || kind === 'mirror-to-staff';
  const now = mayOpen ? await escalations.find(id) : undefined;
  return now !== undefined && isEnded(now) ? [{ kind: 'close-thread' }] : [];
}

async function act(
  deps: CarryOutDeps,
  intent: StaffIntent,
  escalation: Escalation,
  place: StaffPlace,
  attempt: Attempt,
): Promise<Delivery<{ readonly follow?: readonly NewIntent[] }>> {
  switch (intent.kind) {
    case 'open-thread':
    case 'update-card':
      return showCard(deps, escalation, place, attempt);
    case 'post-to-thread':
      return post(deps, intent, escalation, place, attempt);
    case 'mirror-to-staff':
      return mirrorToStaff(deps, intent, escalation, place);
    case 'close-thread':
      // Taken up again since: its thread stays open.
      return isEnded(escalation) ? deps.desk.close(place) : { outcome: 'delivered' };
    case 'reopen-thread':
      return deps.desk.reopen(place);
    default:
      return unreachable(intent);
  }
}

/** Only the newest state is ever shown, so of many updates in a row the first does the work of all. */
async function showCard(
  deps: CarryOutDeps,
  { id }: Escalation,
  place: StaffPlace,
  attempt: Attempt,
): Promise<Delivery> {
  const { escalations, desk } = deps;
  const escalation = await escalations.find(id);
  if (escalation === undefined || escalation.shownRevision >= escalation.revision) {
    return { outcome: 'delivered' };
  }
  const card = await cardOf(deps, escalation);
  const shown = await desk.updateCard(place, card, attempt);
  if (shown.outcome === 'delivered') {
    if (shown.place.headerMessageId !== place.headerMessageId) {
      await escalations.recordPlace(id, shown.place);
    }
    await escalations.recordShown(id, escalation.revision);
  }
  return shown;
}

async function post(
  deps: CarryOutDeps,
  { note, relayId }: Extract<Intent, { kind: 'post-to-thread' }>,
  escalation: Escalation,
  place: StaffPlace,
  attempt: Attempt,
): Promise<Delivery> {
  const { escalations, desk } = deps;
  const relay = relayId && (await escalations.findRelay(relayId));
  const isWithdrawn = note.kind === 'follow-up' && relay?.deletedAt !== undefined;
  if (isWithdrawn && !attempt.mayBeDone) return { outcome: 'delivered' };
  const follower = await followerIn(deps, note);
  const delivery = await desk.post(place, { escalation, note, relay, follower }, attempt);
  if (delivery.outcome === 'delivered' && note.kind === 'follow-up' && relay !== undefined) {
    await escalations.recordTarget(relay.id, delivery.sent);
  }
  if (delivery.outcome === 'delivered' && note.kind === 'joined') {
    const mayQuote = follower !== undefined || attempt.mayBeDone;
    await noteJoined(deps, note.follower, { sent: delivery.sent, mayQuote });
  }
  return delivery;
}

/** Words that were taken back while they were on their way do not stay. */
async function noteJoined(
  { escalations, takeBack }: CarryOutDeps,
  id: FollowerId,
  { sent, mayQuote }: { readonly sent: MessagePlace; readonly mayQuote: boolean },
): Promise<void> {
  const noted = await escalations.recordFollowerNote(id, sent);
  if (noted === 'erased' && mayQuote) await takeBack?.({ act: 'blank', ...sent });
}

/** Whom a note names, and the question. */
async function followerIn(
  { escalations, questions }: CarryOutDeps,
  note: StaffNote,
): Promise<AskedByFollower | undefined> {
  const id = 'follower' in note ? note.follower : undefined;
  const follower = id && (await escalations.findFollower(id));
  return follower && { follower, asked: await questions.find(follower.questionId) };
}

function isLost({ reason }: Undeliverable): boolean {
  return reason === 'thread-gone' || reason === 'channel-gone' || reason === 'message-gone';
}

/** An ended escalation gets no new thread; what staff must still read goes to the channel. */
function withoutThread(intent: StaffIntent, why: Undeliverable): CarriedOut {
  if (intent.kind !== 'post-to-thread') return DONE;
  const { note, relayId } = intent;
  const follow: NewIntent[] = [{ kind: 'announce', note, ...(relayId && { relayId }) }];
  return { outcome: 'failed', why, follow };
}

/** Somebody must mend something first; the first to notice says so. */
function obstructed(
  { clock }: CarryOutDeps,
  why: Undeliverable,
  { serverId, waitsFor }: StoredIntent,
): CarriedOut {
  const place = 'channelId' in why ? why.channelId : '';
  const window = Math.floor(clock().getTime() / TROUBLE_WINDOW_MS);
  const trouble: NewIntent = {
    kind: 'announce',
    note: { kind: 'desk-trouble', why },
    once: `${serverId}/${why.reason}/${place}/${window}`,
  };
  if (why.reason === 'refused') return { outcome: 'failed', why, follow: [trouble] };
  // Before the first set-up the learner was told already, and there is nowhere to say it.
  const isNews = waitsFor === undefined && why.reason !== 'no-staff-channel';
  const waits = why.reason === 'no-staff-channel' || isLost(why) ? 'set-up' : 'permission';
  return { outcome: 'waits', for: waits, why, follow: isNews ? [trouble] : [] };
}
