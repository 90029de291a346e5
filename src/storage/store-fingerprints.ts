import type { EscalationId } from '../core/ids.ts';
import { fingerprintsOf } from '../core/knowledge/fingerprint.ts';
import type { Transaction } from './write-transaction.ts';

/** Remembers the outputs that an escalation's learner pasted, so that the same output is recognised. */
export async function storeFingerprints(transaction: Transaction, id: EscalationId): Promise<void> {
  const asked = await transaction
    .selectFrom('escalations')
    .innerJoin('questions', 'questions.id', 'escalations.question_id')
    .select(['questions.text', 'escalations.server_id'])
    .where('escalations.id', '=', id)
    .executeTakeFirst();
  if (asked === undefined) return;
  for (const fingerprint of fingerprintsOf(asked.text)) {
    await transaction
      .insertInto('fingerprints')
      .values({ fingerprint, escalation_id: id, server_id: asked.server_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
