import type { Escalation } from '../core/escalation/escalation.ts';
import type { Follower, FollowerId } from '../core/escalation/follower.ts';
import type { SplitOff, SplitResult } from '../core/escalation/change.ts';
import { insertEscalation, readEscalation, writeChange } from './escalation-changes.ts';
import { toEscalation } from './escalation-rows.ts';
import { leaveOriginal } from './move-duplicates.ts';
import { setFollowerState, toFollower } from './followers.ts';
import type { Transaction } from './write-transaction.ts';

export type DecideSplit<No> = (
  current: Escalation,
  follower: Follower,
) =>
  | { readonly outcome: 'split'; readonly split: SplitOff }
  | { readonly outcome: 'refuse'; readonly why: No };

/** Makes an escalation of a follower's question. It has waited since it was asked, and keeps that place in the queue. */
export async function splitOffFollower<No>(
  transaction: Transaction,
  { id, at }: { readonly id: FollowerId; readonly at: Date },
  decide: DecideSplit<No>,
): Promise<SplitResult<No>> {
  const followerRow = await transaction
    .selectFrom('followers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (followerRow === undefined) return { outcome: 'unknown-follower' };
  const follower = toFollower(followerRow);
  const row = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', follower.escalationId)
    .executeTakeFirstOrThrow();
  const current = toEscalation(row);
  const decision = decide(current, follower);
  if (decision.outcome === 'refuse') {
    return { outcome: 'refused', why: decision.why, escalation: current };
  }
  const { change, event, intents, again } = decision.split;
  await setFollowerState(transaction, id, 'split');
  const own = await takeUpAgain(transaction, follower, again, at);
  if (own !== undefined) {
    const now = await readEscalation(transaction, current.id);
    const from = await writeChange(transaction, now, change(own.number), at);
    return { outcome: 'split', from, escalation: own };
  }
  const { serverId } = current;
  const { questionId, learnerId, origin, locale, joinedAt } = follower;
  // It asked the same, so of the same course.
  const subject = { course: row.course_key ?? undefined, week: row.week ?? undefined };
  const fresh = { serverId, questionId, learnerId, origin, locale, ...subject };
  const opening = { fresh, event, intents, at, askedAt: joinedAt };
  const { escalation } = await insertEscalation(transaction, opening);
  const from = await writeChange(transaction, current, change(escalation.number), at);
  return { outcome: 'split', from, escalation };
}

/** What was a duplicate has an escalation of its own already: the question goes on there. */
async function takeUpAgain(
  transaction: Transaction,
  { questionId }: Follower,
  again: SplitOff['again'],
  at: Date,
): Promise<Escalation | undefined> {
  const row = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const own = toEscalation(row);
  const change = again(own);
  if (change === undefined) return own;
  if (change.follows !== undefined) await leaveOriginal(transaction, own, change.follows, at);
  return writeChange(transaction, own, change, at);
}
