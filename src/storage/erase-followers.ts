import { ENDED, isEnded } from '../core/escalation/escalation.ts';
import { asEscalationId } from '../core/ids.ts';
import { emptyQuestion } from './empty-rows.ts';
import type { Erasure } from './erasure.ts';
import { handOn } from './move-followers.ts';
import { noteErasure } from './note-erasure.ts';
import { takeBackNote } from './take-back.ts';
import type { Transaction } from './write-transaction.ts';

/**
 * Takes a question out of the escalation that it follows, or gives its own escalation to the first who follows that.
 * `kept` when an empty row of the question must stay.
 */
export async function eraseAmongFollowers(
  transaction: Transaction,
  questionId: string,
  erasure: Erasure,
): Promise<'kept' | 'out'> {
  if (erasure.tellsStaff) await takeBackNote(transaction, questionId, erasure.at);
  await handOnFirst(transaction, questionId, erasure);
  const follower = await transaction
    .selectFrom('followers')
    .innerJoin('escalations', 'escalations.id', 'followers.escalation_id')
    .selectAll('escalations')
    .select(['followers.id as follower_id', 'followers.state'])
    .where('followers.question_id', '=', questionId)
    .where('followers.state', '!=', 'promoted')
    .executeTakeFirst();
  if (follower === undefined) return 'out';
  const { follower_id: id, state, ...escalation } = follower;
  const isOver = isEnded(escalation);
  const stays = erasure.keepsEscalation && state === 'following' && !isOver;
  if (stays) await emptyQuestion(transaction, questionId, erasure);
  else await transaction.deleteFrom('followers').where('id', '=', id).execute();
  if (state === 'following') {
    const more = isOver ? [{ kind: 'close-thread' } as const] : [];
    await noteErasure(transaction, escalation, more, erasure);
  }
  return stays ? 'kept' : 'out';
}

/** Others still wait for the answer: staff go on for them. */
async function handOnFirst(
  transaction: Transaction,
  questionId: string,
  erasure: Erasure,
): Promise<void> {
  if (erasure.keepsEscalation) return;
  const owned = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('question_id', '=', questionId)
    .where('status', 'not in', ENDED)
    .executeTakeFirst();
  if (owned === undefined) return;
  await handOn(transaction, asEscalationId(owned.id), erasure.at);
  const after = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', owned.id)
    .executeTakeFirstOrThrow();
  if (after.question_id === questionId) return;
  await transaction
    .updateTable('escalation_messages')
    .set({ author_id: null, text: '', files: '[]', former_texts: '[]' })
    .where('escalation_id', '=', owned.id)
    .where('author_id', '=', owned.learner_id)
    .execute();
  await noteErasure(transaction, after, [], erasure);
}
