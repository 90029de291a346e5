import type { StaffId } from '../ids.ts';
import type { Escalation, EscalationOutcome, EscalationStatus } from './escalation.ts';
import { concerns } from './follower.ts';
import type { Move, MoveKind, Refusal } from './move.ts';
import { waitAfter } from './waiting.ts';

export type MoveDecision =
  { readonly outcome: 'moved'; readonly escalation: Escalation } | { readonly outcome: Refusal };

/** Back to the one who had it, or to the queue when nobody had. */
type Target = EscalationStatus | 'owner-or-queue';

/** Every lawful move and the status it leads to. What is not here is refused. */
export const TRANSITIONS: Readonly<
  Record<EscalationStatus, Readonly<Partial<Record<MoveKind, Target>>>>
> = {
  open: {
    claim: 'claimed',
    'take-over': 'claimed',
    assign: 'claimed',
    remind: 'open',
    reply: 'answered',
    'follow-up': 'open',
    thank: 'open',
    join: 'open',
    leave: 'open',
    'hand-on': 'open',
    'split-off': 'open',
    resolve: 'resolved',
    dismiss: 'dismissed',
    withdraw: 'resolved',
  },
  claimed: {
    release: 'open',
    'take-over': 'claimed',
    assign: 'claimed',
    remind: 'claimed',
    reply: 'answered',
    'follow-up': 'claimed',
    thank: 'claimed',
    join: 'claimed',
    leave: 'claimed',
    'hand-on': 'claimed',
    'split-off': 'claimed',
    resolve: 'resolved',
    dismiss: 'dismissed',
    withdraw: 'resolved',
  },
  answered: {
    release: 'open',
    'take-over': 'answered',
    assign: 'answered',
    remind: 'answered',
    lapse: 'resolved',
    reply: 'answered',
    'follow-up': 'claimed',
    thank: 'answered',
    // Only by staff, as a duplicate: who asks by themselves has not read the answer.
    join: 'answered',
    leave: 'answered',
    'hand-on': 'answered',
    'split-off': 'answered',
    resolve: 'resolved',
    dismiss: 'dismissed',
    withdraw: 'resolved',
  },
  resolved: { reopen: 'owner-or-queue', outcome: 'resolved' },
  dismissed: { reopen: 'owner-or-queue' },
};

/** Makes a move, or says why not. Pure. */
export function decideMove(escalation: Escalation, move: Move, at: Date): MoveDecision {
  const target = TRANSITIONS[escalation.status][move.kind];
  if (target === undefined) return { outcome: refusalOf(escalation, move) };
  const objection = objectionTo(escalation, move);
  if (objection !== undefined) return { outcome: objection };
  const ownerId = ownerAfter(escalation, move);
  const status =
    target === 'owner-or-queue' ? (ownerId === undefined ? 'open' : 'claimed') : target;
  return {
    outcome: 'moved',
    escalation: {
      ...escalation,
      status,
      ownerId,
      closingNote: noteAfter(escalation, move),
      outcome: outcomeAfter(move),
      ...waitAfter(escalation, { status, ownerId }, move, at),
      revision: escalation.revision + 1,
      updatedAt: at,
    },
  };
}

/** Why the table has no such move from here. */
function refusalOf({ status, ownerId }: Escalation, move: Move): Refusal {
  if (status === 'resolved' || status === 'dismissed') return 'already-ended';
  if (move.kind === 'reopen' || move.kind === 'outcome') return 'not-ended';
  if (move.kind === 'remind' || move.kind === 'lapse') return 'moved-on';
  if (move.kind === 'claim') return ownerId === move.by ? 'already-yours' : 'already-claimed';
  return 'nobody-has-it';
}

/** A move that the table has, made by the wrong person. */
function objectionTo(escalation: Escalation, move: Move): Refusal | undefined {
  const { ownerId, learnerId, followerIds, waitsSince, remindedAt } = escalation;
  switch (move.kind) {
    case 'remind':
    case 'lapse': {
      const isAsSeen = waitsSince.getTime() === move.since.getTime();
      const isItsTurn = (remindedAt === undefined) === (move.kind === 'remind');
      return isAsSeen && isItsTurn ? undefined : 'moved-on';
    }
    case 'assign':
      return ownerId === move.to ? 'already-theirs' : undefined;
    case 'resolve':
    case 'outcome':
      return isItself(escalation, move.outcome) ? 'duplicate-of-itself' : undefined;
    case 'reply':
    case 'release':
      return ownerId === undefined || ownerId === move.by ? undefined : 'already-claimed';
    case 'take-over':
      return ownerId === move.by ? 'already-yours' : undefined;
    case 'follow-up':
    case 'thank':
      return concerns(escalation, move.by) ? undefined : 'not-your-question';
    case 'withdraw':
      return learnerId === move.by ? undefined : 'not-your-question';
    case 'leave':
      return followerIds.includes(move.by) ? undefined : 'not-your-question';
    case 'hand-on':
      return learnerId === move.by && followerIds.length > 0 ? undefined : 'not-your-question';
    case 'split-off':
      return followerIds.length > 0 ? undefined : 'moved-on';
    case 'claim':
    case 'join':
    case 'dismiss':
    case 'reopen':
      return undefined;
  }
}

function isItself({ id }: Escalation, outcome: EscalationOutcome | undefined): boolean {
  return outcome?.kind === 'duplicate' && outcome.of === id;
}

function noteAfter({ closingNote }: Escalation, move: Move): string | undefined {
  if (move.kind === 'outcome') return closingNote;
  return 'note' in move ? move.note : undefined;
}

function outcomeAfter(move: Move): EscalationOutcome | undefined {
  if (move.kind === 'resolve') return move.outcome ?? { kind: 'answered' };
  if (move.kind === 'lapse') return { kind: 'lapsed' };
  return move.kind === 'outcome' ? move.outcome : undefined;
}

function ownerAfter({ ownerId }: Escalation, move: Move): StaffId | undefined {
  switch (move.kind) {
    case 'claim':
    case 'take-over':
    case 'reply':
      return move.by;
    case 'assign':
      return move.to;
    case 'release':
      return undefined;
    case 'remind':
    case 'lapse':
    case 'outcome':
    case 'join':
    case 'leave':
    case 'hand-on':
    case 'split-off':
    case 'follow-up':
    case 'thank':
    case 'withdraw':
    case 'resolve':
    case 'dismiss':
    case 'reopen':
      return ownerId;
  }
}
