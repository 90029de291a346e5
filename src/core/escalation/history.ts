import type { LearnerId, StaffId } from '../ids.ts';
import type { EscalationStatus } from './escalation.ts';
import type { MoveKind } from './move.ts';

/** Through what somebody acted; `bot` when nobody did. */
export type Via = 'button' | 'modal' | 'command' | 'menu' | 'message' | 'bot';

/** One change: who, what, from where. The note of a dismissal is part of it; what was said is not. */
export interface NewEscalationEvent {
  readonly kind:
    | 'escalate'
    | MoveKind
    | 'learn'
    | 'undeliverable'
    | 'thread-lost'
    | 'message-edited'
    | 'message-deleted';
  readonly actorId: StaffId | LearnerId | undefined;
  readonly via: Via;
  readonly from: EscalationStatus | undefined;
  readonly to: EscalationStatus;
  readonly note: string | undefined;
}

/** A change, as it is kept. */
export interface EscalationEvent extends NewEscalationEvent {
  readonly at: Date;
}
