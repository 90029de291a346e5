import type { EscalationId, LearnerId, QuestionId } from '../ids.ts';
import type { Escalation, Origin } from './escalation.ts';
import type { RelayId } from './relay.ts';

/** A learner's question that another learner's escalation asks already. */
export type FollowerId = number & { readonly __brand: 'FollowerId' };

/** `left`: needs no answer any more. `split`: has an escalation of its own. `promoted`: its owner left, it is theirs now. */
export const FOLLOWER_STATES = ['following', 'left', 'split', 'promoted'] as const;
export type FollowerState = (typeof FOLLOWER_STATES)[number];

/** One who waits for the answer to somebody else's escalation. */
export interface Follower {
  readonly id: FollowerId;
  readonly escalationId: EscalationId;
  readonly questionId: QuestionId;
  readonly learnerId: LearnerId;
  /** Where the follower asked, and is told. */
  readonly origin: Origin;
  /** The follower's language, by Discord's name for it; undefined where it is not known. */
  readonly locale: string | undefined;
  readonly state: FollowerState;
  readonly joinedAt: Date;
}

/** What a follower reads of a reply to the escalation's owner. */
export interface FollowerCopy {
  readonly of: RelayId;
  readonly for: FollowerId;
}

// SAFETY: a brand exists at compile time only; the store that calls knows what its number names.
export const asFollowerId = (raw: number): FollowerId => raw as FollowerId;

/** The escalation as its follower sees it: asked by them, in their place. */
export function asSeenBy(
  escalation: Escalation,
  { learnerId, origin, locale }: Follower,
): Escalation {
  return { ...escalation, learnerId, origin, locale };
}

/** Whether the escalation is this person's, or one that they follow. */
export function concerns({ learnerId, followerIds }: Escalation, person: string): boolean {
  return String(learnerId) === person || followerIds.some((id) => String(id) === person);
}
