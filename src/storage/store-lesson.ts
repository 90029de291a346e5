import type { DocumentId, EscalationId } from '../core/ids.ts';
import type { Lesson } from '../core/knowledge/ports.ts';
import { storeIntents } from './store-intents.ts';
import type { Transaction } from './write-transaction.ts';

/** Stores what goes with a document that an escalation taught, unless that was stored before. */
export async function storeLesson(
  transaction: Transaction,
  document: DocumentId,
  { escalation, by, via, intents }: Lesson,
  at: Date,
): Promise<void> {
  const { id, serverId, status } = escalation;
  if (!(await linkEscalation(transaction, id, document, at))) return;
  await transaction
    .insertInto('escalation_events')
    .values({
      escalation_id: id,
      kind: 'learn',
      actor_id: by,
      via,
      from_status: status,
      to_status: status,
      note: null,
      at: at.toISOString(),
    })
    .execute();
  await storeIntents(transaction, { escalationId: id, serverId }, intents, at);
}

/** Says that a document solves an escalation, and makes its question one that the document must answer. */
export async function linkEscalation(
  transaction: Transaction,
  escalation: EscalationId,
  document: DocumentId,
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('escalation_knowledge')
    .values({
      escalation_id: escalation,
      document_id: document,
      linked_at: at.toISOString(),
      told_fixed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  const expected = { document_id: document, state: 'new', found: null, asked_generation: null };
  await transaction
    .insertInto('regression_questions')
    .columns([
      'question_id',
      'server_id',
      'escalation_id',
      'document_id',
      'state',
      'found',
      'asked_generation',
    ])
    .expression((eb) =>
      eb
        .selectFrom('escalations')
        .select([
          'question_id',
          'server_id',
          'id as escalation_id',
          eb.val(document).as('document_id'),
          eb.val('new').as('state'),
          eb.val(null).as('found'),
          eb.val(null).as('asked_generation'),
        ])
        .where('id', '=', escalation),
    )
    // The document that was named last is the one that should answer.
    .onConflict((conflict) => conflict.column('question_id').doUpdateSet(expected))
    .execute();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
