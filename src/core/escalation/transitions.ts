import type { LearnerId, StaffId } from '../ids.ts';
import type { Escalation, EscalationStatus } from './escalation.ts';

/** What somebody does to an escalation. */
export type Move =
  | { readonly kind: 'claim' | 'release' | 'take-over' | 'reply'; readonly by: StaffId }
  | { readonly kind: 'follow-up' | 'withdraw'; readonly by: LearnerId }
  | {
      readonly kind: 'resolve';
      readonly by: StaffId | LearnerId;
      readonly note: string | undefined;
    }
  | { readonly kind: 'dismiss'; readonly by: StaffId; readonly note: string }
  | { readonly kind: 'reopen'; readonly by: StaffId | LearnerId };

export type MoveKind = Move['kind'];

/** Why a move is not made. */
export type Refusal =
  /** Another staff member has it. */
  | 'already-claimed'
  /** The one who claims has it already. */
  | 'already-yours'
  /** Nobody has it, so nobody can release it. */
  | 'nobody-has-it'
  /** It was asked by another learner. */
  | 'not-your-question'
  | 'already-ended'
  | 'not-ended';

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
    reply: 'answered',
    'follow-up': 'open',
    resolve: 'resolved',
    dismiss: 'dismissed',
    withdraw: 'resolved',
  },
  claimed: {
    release: 'open',
    'take-over': 'claimed',
    reply: 'answered',
    'follow-up': 'claimed',
    resolve: 'resolved',
    dismiss: 'dismissed',
    withdraw: 'resolved',
  },
  answered: {
    release: 'open',
    'take-over': 'answered',
    reply: 'answered',
    'follow-up': 'claimed',
    resolve: 'resolved',
    dismiss: 'dismissed',
    withdraw: 'resolved',
  },
  resolved: { reopen: 'owner-or-queue' },
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
  const note = 'note' in move ? move.note : undefined;
  return {
    outcome: 'moved',
    escalation: {
      ...escalation,
      status,
      ownerId,
      closingNote: note,
      revision: escalation.revision + 1,
      updatedAt: at,
    },
  };
}

/** Why the table has no such move from here. */
function refusalOf({ status, ownerId }: Escalation, move: Move): Refusal {
  if (status === 'resolved' || status === 'dismissed') return 'already-ended';
  if (move.kind === 'reopen') return 'not-ended';
  if (move.kind === 'claim') return ownerId === move.by ? 'already-yours' : 'already-claimed';
  return 'nobody-has-it';
}

/** A move that the table has, made by the wrong person. */
function objectionTo({ ownerId, learnerId }: Escalation, move: Move): Refusal | undefined {
  switch (move.kind) {
    case 'reply':
    case 'release':
      return ownerId === undefined || ownerId === move.by ? undefined : 'already-claimed';
    case 'take-over':
      return ownerId === move.by ? 'already-yours' : undefined;
    case 'follow-up':
    case 'withdraw':
      return learnerId === move.by ? undefined : 'not-your-question';
    case 'claim':
    case 'resolve':
    case 'dismiss':
    case 'reopen':
      return undefined;
  }
}

function ownerAfter({ ownerId }: Escalation, move: Move): StaffId | undefined {
  switch (move.kind) {
    case 'claim':
    case 'take-over':
    case 'reply':
      return move.by;
    case 'release':
      return undefined;
    case 'follow-up':
    case 'withdraw':
    case 'resolve':
    case 'dismiss':
    case 'reopen':
      return ownerId;
  }
}
