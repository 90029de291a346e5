import type { Selectable } from 'kysely';
import { NOBODY, type Erasure } from './erasure.ts';
import type { EscalationsTable } from './escalation-tables.ts';
import type { Transaction } from './write-transaction.ts';

/** No words of a question remain; without its escalation, no person. */
export async function emptyQuestion(
  transaction: Transaction,
  id: string,
  { at, keepsEscalation }: Erasure,
): Promise<void> {
  await transaction.deleteFrom('answers').where('question_id', '=', id).execute();
  await transaction.deleteFrom('feedback').where('question_id', '=', id).execute();
  await transaction.deleteFrom('question_vectors').where('question_id', '=', id).execute();
  await transaction.deleteFrom('question_parts').where('question_id', '=', id).execute();
  await transaction.deleteFrom('question_files').where('question_id', '=', id).execute();
  await transaction.deleteFrom('reply_tokens').where('question_id', '=', id).execute();
  await transaction
    .updateTable('questions')
    .set({
      text: '',
      course: null,
      event_key: `${NOBODY}-${id}`,
      message_id: null,
      reply_channel_id: null,
      reply_message_id: null,
      locale: null,
      erased_at: at.toISOString(),
      ...(keepsEscalation ? {} : { learner_id: NOBODY, channel_id: null }),
    })
    .where('id', '=', id)
    .execute();
}

/** No words of an escalation, no person, and no log of what was delivered remain. */
export async function emptyEscalation(
  transaction: Transaction,
  { id, learner_id: learnerId }: Selectable<EscalationsTable>,
  at: Date,
): Promise<void> {
  await transaction
    .updateTable('escalations')
    .set({
      learner_id: NOBODY,
      origin_channel_id: null,
      origin_message_id: null,
      locale: null,
      course_key: null,
      week: null,
      closing_note: null,
      updated_at: at.toISOString(),
    })
    .where('id', '=', id)
    .execute();
  const events = transaction.updateTable('escalation_events').where('escalation_id', '=', id);
  await events.set({ note: null }).execute();
  await events.set({ actor_id: null }).where('actor_id', '=', learnerId).execute();
  await transaction.deleteFrom('escalation_messages').where('escalation_id', '=', id).execute();
  // A delivery under way ends by itself, and finds nothing to say.
  await transaction
    .deleteFrom('outbox')
    .where('escalation_id', '=', id)
    .where((where) => where.or([where('state', '!=', 'waiting'), where('attempts', '=', 0)]))
    .execute();
}
