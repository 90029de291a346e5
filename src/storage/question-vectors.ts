import type { Fold } from '../core/escalation/change.ts';
import type { QuestionId } from '../core/ids.ts';
import { toBytes } from './vector-bytes.ts';
import type { Transaction } from './write-transaction.ts';

/** Keeps by what a question is compared; nothing when no model could say. */
export async function storeVector(
  transaction: Transaction,
  question: QuestionId,
  { asked: { vector }, recipe }: Pick<Fold, 'asked' | 'recipe'>,
): Promise<void> {
  if (vector === undefined || recipe === undefined) return;
  const kept = { recipe, vector: toBytes(vector) };
  await transaction
    .insertInto('question_vectors')
    .values({ question_id: question, ...kept })
    .onConflict((conflict) => conflict.column('question_id').doUpdateSet(kept))
    .execute();
}
