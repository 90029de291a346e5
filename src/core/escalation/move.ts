import type { LearnerId, StaffId } from '../ids.ts';
import type { EscalationOutcome } from './escalation.ts';

/** What somebody does to an escalation. */
export type Move =
  | { readonly kind: 'claim' | 'release' | 'take-over' | 'reply'; readonly by: StaffId }
  | { readonly kind: 'follow-up' | 'thank' | 'withdraw'; readonly by: LearnerId }
  | {
      readonly kind: 'resolve';
      readonly by: StaffId | LearnerId;
      readonly note: string | undefined;
      /** `answered`, unless said otherwise. */
      readonly outcome?: EscalationOutcome | undefined;
    }
  /** Another learner asks the same; needs it no more; or its owner needs it no more and the next takes their place. */
  | { readonly kind: 'join' | 'leave' | 'hand-on'; readonly by: LearnerId }
  /** Staff find that a follower asks something else. */
  | { readonly kind: 'split-off'; readonly by: StaffId }
  /** Says afterwards how it was resolved. */
  | { readonly kind: 'outcome'; readonly by: StaffId; readonly outcome: EscalationOutcome }
  | { readonly kind: 'assign'; readonly by: StaffId; readonly to: StaffId }
  /** By the bot, of what has waited since then: pings whom it waits for; ends what the learner left. */
  | { readonly kind: 'remind' | 'lapse'; readonly by: undefined; readonly since: Date }
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
  | 'not-ended'
  /** The one it is assigned to has it already. */
  | 'already-theirs'
  /** It does not wait as it did when the bot looked. */
  | 'moved-on'
  /** What it is said to be a duplicate of is not there, is itself, or leads back to it. */
  | 'no-such-original'
  | 'duplicate-of-itself'
  | 'duplicate-in-circle'
  | 'no-such-known-issue';
