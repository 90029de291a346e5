import type { Transaction } from './write-transaction.ts';

/** A question has one escalation: what was a duplicate, and has ended, keeps an empty one of the same learner. */
export async function leaveToDuplicate(
  transaction: Transaction,
  questionId: string,
  at: Date,
): Promise<void> {
  const duplicate = await transaction
    .selectFrom('escalations')
    .select('id')
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  if (duplicate === undefined) return;
  const asked = await transaction
    .selectFrom('questions')
    .selectAll()
    .where('id', '=', questionId)
    .executeTakeFirstOrThrow();
  const id = `${questionId}-${duplicate.id}`;
  await transaction
    .insertInto('questions')
    .values({
      ...asked,
      id,
      event_key: id,
      message_id: null,
      text: '',
      course: null,
      reply_channel_id: null,
      reply_message_id: null,
      erased_at: at.toISOString(),
    })
    .execute();
  await transaction
    .updateTable('escalations')
    .set({ question_id: id })
    .where('id', '=', duplicate.id)
    .execute();
}
