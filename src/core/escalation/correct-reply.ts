import type { Clock } from '../clock.ts';
import type { ServerId, StaffId } from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { Escalation } from './escalation.ts';
import type { EscalationStore } from './ports.ts';
import type { Relay, RelayId } from './relay.ts';

/** Whether somebody may say anew what was sent by the form; and what it says now. */
export type Correctable =
  | { readonly outcome: 'correctable'; readonly relay: Relay; readonly escalation: Escalation }
  /** Another staff member sent it, and the escalation is not the asker's. */
  | { readonly outcome: 'already-claimed'; readonly escalation: Escalation }
  /** Never sent, erased, or of another server. */
  | { readonly outcome: 'no-such-reply' };

interface Asked {
  readonly id: RelayId;
  /** Whose staff it is: a reply of another server is none. */
  readonly serverId: ServerId;
  readonly by: StaffId;
}

/** Looks before the form is opened: nobody writes in vain. */
export type FindCorrectable = (asked: Asked) => Promise<Correctable>;

/** Writes a reply anew; `corrected` also when it says the very same already. What never arrived is sent again. */
export type CorrectReply = (
  asked: Asked & { readonly text: string },
) => Promise<
  | { readonly outcome: 'corrected'; readonly escalation: Escalation }
  | Exclude<Correctable, { readonly outcome: 'correctable' }>
>;

export interface CorrectReplyDeps {
  readonly escalations: Pick<EscalationStore, 'find' | 'findRelay' | 'change'>;
  readonly clock: Clock;
}

export function makeFindCorrectable({
  escalations,
}: Pick<CorrectReplyDeps, 'escalations'>): FindCorrectable {
  return async function findCorrectable({ id, serverId, by }) {
    const relay = await escalations.findRelay(id);
    const escalation = relay && (await escalations.find(relay.escalationId));
    // A message that was sent on is edited where it stands; what was deleted says nothing.
    const isReply = relay?.direction === 'to-learner' && !relay.followsSource && !relay.deletedAt;
    if (escalation?.serverId !== serverId || !isReply) return { outcome: 'no-such-reply' };
    const { ownerId } = escalation;
    const isSomebodyElses = ownerId !== undefined && ownerId !== by && relay.authorId !== by;
    return isSomebodyElses
      ? { outcome: 'already-claimed', escalation }
      : { outcome: 'correctable', relay, escalation };
  };
}

/** All who read the reply read it as it is now. Two corrections at once end with the later one. */
export function makeCorrectReply(deps: CorrectReplyDeps): CorrectReply {
  const findCorrectable = makeFindCorrectable(deps);
  return async function correctReply({ text, ...asked }) {
    const found = await findCorrectable(asked);
    if (found.outcome !== 'correctable') return found;
    const { relay, escalation } = found;
    const at = after(relay.editedAt, deps.clock());
    const intents = intentsFor(relay, text, { at, by: asked.by });
    if (intents.length === 0) return { outcome: 'corrected', escalation };
    const { id: relayId, files } = relay;
    await deps.escalations.change<never>(escalation.id, at, (current) => ({
      outcome: 'change',
      change: {
        next: current,
        event: {
          kind: relay.text === text ? 'reply' : 'message-edited',
          actorId: asked.by,
          via: 'modal',
          from: current.status,
          to: current.status,
          note: undefined,
        },
        ...(relay.text !== text && {
          revision: { kind: 'edited', relay: relayId, text, files, at },
        }),
        intents: () => intents,
      },
    }));
    return { outcome: 'corrected', escalation };
  };
}

/** What did not arrive goes out once more, as it is now; what did is written anew where it stands. */
function intentsFor(
  { id: relayId, text: before, target }: Relay,
  text: string,
  { at, by }: { readonly at: Date; readonly by: StaffId },
): readonly NewIntent[] {
  if (target === undefined) return [{ kind: 'deliver-to-learner', notice: 'reply', relayId }];
  if (before === text) return [];
  return [{ kind: 'mirror-to-learner', relayId, change: 'edited', at: at.toISOString(), by }];
}

/** Each revision has a later moment than the one before, however soon it follows. */
function after(before: Date | undefined, now: Date): Date {
  return before === undefined || before < now ? now : new Date(before.getTime() + 1);
}
