import type { Selectable } from 'kysely';
import type { FollowersMove } from '../core/escalation/change.ts';
import { asFollowerId } from '../core/escalation/follower.ts';
import type { EscalationId } from '../core/ids.ts';
import type { EscalationsTable, FollowersTable } from './escalation-tables.ts';
import { setFollowerState } from './followers.ts';
import { leaveToDuplicate } from './leave-to-duplicate.ts';
import type { Transaction } from './write-transaction.ts';

type Owned = Selectable<EscalationsTable>;
type Next = Selectable<FollowersTable>;

/** Who follows from now on. */
export async function moveFollowers(
  transaction: Transaction,
  id: EscalationId,
  move: FollowersMove,
  at: Date,
): Promise<void> {
  if (move.kind === 'hand-on') {
    await handOn(transaction, id, at);
    return;
  }
  await transaction
    .updateTable('followers')
    .set({ state: 'left' })
    .where('escalation_id', '=', id)
    .where('learner_id', '=', move.learnerId)
    .where('state', '=', 'following')
    .execute();
}

/** The first follower takes the owner's place; the owner's question is kept as one that left. */
export async function handOn(transaction: Transaction, id: EscalationId, at: Date): Promise<void> {
  const owned = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const next = await transaction
    .selectFrom('followers')
    .selectAll()
    .where('escalation_id', '=', id)
    .where('state', '=', 'following')
    .where('learner_id', '!=', owned.learner_id)
    .orderBy('id')
    .executeTakeFirst();
  if (next === undefined) return;
  await setFollowerState(transaction, asFollowerId(next.id), 'promoted');
  await leaveToDuplicate(transaction, next.question_id, at);
  await keepAsLeft(transaction, owned, at);
  // What else the one who left asked of it needs no answer either; the new owner is told in one place.
  await transaction
    .updateTable('followers')
    .set({ state: 'left' })
    .where('escalation_id', '=', id)
    .where('state', '=', 'following')
    .where('learner_id', 'in', [owned.learner_id, next.learner_id])
    .execute();
  await own(transaction, id, next);
}

async function keepAsLeft(transaction: Transaction, owned: Owned, at: Date): Promise<void> {
  await transaction.deleteFrom('followers').where('question_id', '=', owned.question_id).execute();
  await transaction
    .insertInto('followers')
    .values({
      escalation_id: owned.id,
      question_id: owned.question_id,
      learner_id: owned.learner_id,
      origin_channel_id: owned.origin_channel_id,
      origin_message_id: owned.origin_message_id,
      locale: owned.locale,
      state: 'left',
      is_private: owned.is_private,
      joined_at: at.toISOString(),
    })
    .execute();
}

async function own(transaction: Transaction, id: EscalationId, next: Next): Promise<void> {
  await transaction
    .updateTable('escalations')
    .set({
      question_id: next.question_id,
      learner_id: next.learner_id,
      origin_channel_id: next.origin_channel_id,
      origin_message_id: next.origin_message_id,
      is_private: next.is_private,
      locale: next.locale,
    })
    .where('id', '=', id)
    .execute();
}
