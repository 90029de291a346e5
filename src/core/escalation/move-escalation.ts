import type { Clock } from '../clock.ts';
import type { DocumentId, EscalationId } from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { Escalation } from './escalation.ts';
import { followsAfter } from './follow-original.ts';
import type { Via } from './history.ts';
import type { Decide, FollowersMove } from './change.ts';
import type { EscalationStore } from './ports.ts';
import { outcomeWords } from './outcome.ts';
import type { NewRelay, RelayId } from './relay.ts';
import type { Move, Refusal } from './move.ts';
import { decideMove } from './transitions.ts';

/** How a move went. A race ends in a refusal, never in a fault. */
export type MoveResult =
  /** `seen-before`: the same message or click was carried over already. */
  | { readonly outcome: 'moved' | 'seen-before' | Refusal; readonly escalation: Escalation }
  | { readonly outcome: 'unknown-escalation' };

/** What every use case that moves an escalation needs. */
export interface MoveDeps {
  readonly escalations: Pick<EscalationStore, 'change'>;
  readonly clock: Clock;
}

/** Who moves which escalation, and by what. */
export interface MoveRequest {
  readonly id: EscalationId;
  readonly via: Via;
}

/** What goes with a move. */
export interface MoveExtras {
  readonly relay?: NewRelay;
  /** Who follows it from now on. */
  readonly followers?: (before: Escalation) => FollowersMove | undefined;
  /** A document that solves it. */
  readonly link?: DocumentId | undefined;
  readonly intents: (context: {
    readonly before: Escalation;
    readonly after: Escalation;
    readonly relay: RelayId | undefined;
    /** What its learners follow from now on, because it is a duplicate of that. */
    readonly followed: Escalation | undefined;
  }) => readonly NewIntent[];
}

/** Makes a move and stores it with its event and intents in one transaction. */
export async function moveEscalation(
  { escalations, clock }: MoveDeps,
  { id, via }: MoveRequest,
  wanted: Move | ((before: Escalation) => Move),
  extras: MoveExtras,
): Promise<MoveResult> {
  const at = clock();
  const moveFrom = typeof wanted === 'function' ? wanted : () => wanted;
  const original = typeof wanted === 'function' ? undefined : originalOf(wanted);
  const decide: Decide<Refusal> = (before, originals) => {
    // What it is a duplicate of must be no duplicate of it, by however many steps.
    if (original !== undefined && original !== id && originals.some((one) => one.id === id)) {
      return { outcome: 'refuse', why: 'duplicate-in-circle' };
    }
    const move = moveFrom(before);
    const decision = decideMove(before, move, at);
    if (decision.outcome !== 'moved') return { outcome: 'refuse', why: decision.outcome };
    const after = decision.escalation;
    const follows = followsAfter({ before, after, originals, move, via, at });
    const followed = follows?.original;
    return {
      outcome: 'change',
      change: {
        next: after,
        event: {
          kind: move.kind,
          actorId: move.by,
          via,
          from: before.status,
          to: after.status,
          note: noteOf(move, after),
        },
        ...(extras.relay === undefined ? {} : { relay: extras.relay }),
        link: extras.link,
        follows,
        ...followersOf(extras, before),
        intents: (relay) => extras.intents({ before, after, relay, followed }),
      },
    };
  };
  const changed = await escalations.change<Refusal>(id, at, decide, original);
  switch (changed.outcome) {
    case 'changed':
      return { outcome: 'moved', escalation: changed.escalation };
    case 'refused':
      return { outcome: changed.why, escalation: changed.escalation };
    case 'seen-before':
    case 'unknown-escalation':
      return changed;
  }
}

function followersOf({ followers }: MoveExtras, before: Escalation) {
  const move = followers?.(before);
  return move === undefined ? {} : { followers: move };
}

function originalOf(move: Move): EscalationId | undefined {
  const outcome = 'outcome' in move ? move.outcome : undefined;
  return outcome?.kind === 'duplicate' ? outcome.of : undefined;
}

/** What the history keeps beside the kind: to whom, how it was resolved, the last word. */
function noteOf(move: Move, { outcome, closingNote }: Escalation): string | undefined {
  if (move.kind === 'assign') return move.to;
  const words = outcome === undefined ? undefined : outcomeWords(outcome);
  const parts = [words, closingNote].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(': ');
}
