import type { DocumentId, LearnerId } from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { Escalation } from './escalation.ts';
import type { Follower } from './follower.ts';
import type { NewEscalationEvent } from './history.ts';
import type { NewRelay, RelayId, RelayRevision } from './relay.ts';
import type { Compared } from './same-question.ts';

/** What one step changes, all of it or nothing. */
export interface Change {
  readonly next: Escalation;
  readonly event: NewEscalationEvent;
  readonly relay?: NewRelay;
  readonly followers?: FollowersMove;
  /** It became a duplicate of another, or is none any more. */
  readonly follows?: Follows | undefined;
  /** A relay's source was edited or deleted; known already, it changes nothing. */
  readonly revision?: RelayRevision;
  /** A document that solves it. */
  readonly link?: DocumentId | undefined;
  readonly intents: (relay: RelayId | undefined) => readonly NewIntent[];
}

export type Decision<No> =
  | { readonly outcome: 'change'; readonly change: Change }
  | { readonly outcome: 'refuse'; readonly why: No };

/** @param originals the escalation that it shall be a duplicate of, what that is a duplicate of, and so on */
export type Decide<No> = (current: Escalation, originals: readonly Escalation[]) => Decision<No>;

export type Changed<No> =
  | { readonly outcome: 'changed'; readonly escalation: Escalation }
  | { readonly outcome: 'refused'; readonly why: No; readonly escalation: Escalation }
  /** The relay's source (of a form: its words, just now), or its revision, was carried over before. */
  | { readonly outcome: 'seen-before'; readonly escalation: Escalation }
  | { readonly outcome: 'unknown-escalation' };

/** What a new question is compared with those that wait by, found out before the transaction. */
export interface Fold {
  readonly asked: Compared;
  /** Of the model that made the vector. */
  readonly recipe: string | undefined;
  /** Whether it may join another: what was asked in private never does. */
  readonly mayJoin: boolean;
  /** What joining changes; undefined when that cannot be joined. */
  readonly join: (into: Escalation, follower: Follower) => Change | undefined;
}

/** Who follows from now on. `hand-on`: the first follower takes the owner's place. */
export type FollowersMove =
  { readonly kind: 'leave'; readonly learnerId: LearnerId } | { readonly kind: 'hand-on' };

/** Whom those who wait for a duplicate follow: they leave what they followed because of it, and join the other. */
export interface Follows {
  /** Undefined when it is no duplicate any more, or of what nobody else may read. */
  readonly original: Escalation | undefined;
  /** @param said the last replies to its learner, in order */
  readonly join: (into: Escalation, follower: Follower, said: readonly RelayId[]) => Change;
  readonly leave: (from: Escalation) => Change;
}

/** A follower's question that becomes an escalation of its own. */
export interface SplitOff {
  /** What changes in the escalation that was followed. */
  readonly change: (number: number) => Change;
  readonly event: NewEscalationEvent;
  readonly intents: readonly NewIntent[];
  /** When the question has an ended escalation of its own, that is taken up again; undefined when it cannot be. */
  readonly again: (own: Escalation) => Change | undefined;
}

export type SplitResult<No> =
  | { readonly outcome: 'split'; readonly from: Escalation; readonly escalation: Escalation }
  | { readonly outcome: 'refused'; readonly why: No; readonly escalation: Escalation }
  | { readonly outcome: 'unknown-follower' };
