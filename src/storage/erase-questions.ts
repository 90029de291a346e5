import type { Selectable } from 'kysely';
import { isEnded } from '../core/escalation/escalation.ts';
import { emptyEscalation, emptyQuestion } from './empty-rows.ts';
import { eraseAmongFollowers } from './erase-followers.ts';
import type { Erasure } from './erasure.ts';
import type { EscalationsTable } from './escalation-tables.ts';
import { noteErasure } from './note-erasure.ts';
import { takeBackAnswer, takeBackQuotes } from './take-back.ts';
import type { Transaction } from './write-transaction.ts';

/** Removes a question with all that was said about it; where an escalation refers to it, an empty row stays. */
export async function eraseQuestion(
  transaction: Transaction,
  questionId: string,
  erasure: Erasure,
): Promise<void> {
  const among = await eraseAmongFollowers(transaction, questionId, erasure);
  const escalation = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  const { at, tellsStaff } = erasure;
  if (among === 'kept') {
    // It goes on where it is followed; the duplicate's thread is over, and quotes it still.
    if (escalation !== undefined) await forgetDuplicate(transaction, escalation, erasure);
    return;
  }
  const isLeft = erasure.keepsEscalation && escalation !== undefined && !isEnded(escalation);
  const retracts = erasure.retractsAnswer === true && !isLeft;
  if (tellsStaff) await takeBackAnswer(transaction, questionId, { at, retracts });
  if (escalation === undefined) {
    await transaction.deleteFrom('questions').where('id', '=', questionId).execute();
    return;
  }
  await emptyQuestion(transaction, questionId, erasure);
  if (isLeft) {
    await noteErasure(transaction, escalation, [], erasure);
    return;
  }
  if (tellsStaff) await takeBackQuotes(transaction, escalation, at);
  await emptyEscalation(transaction, escalation, at);
  if (!isEnded(escalation)) await withdraw(transaction, escalation, at);
  // The note takes a closed thread out of the archive.
  await noteErasure(transaction, escalation, [{ kind: 'close-thread' }], erasure);
}

async function forgetDuplicate(
  transaction: Transaction,
  escalation: Selectable<EscalationsTable>,
  erasure: Erasure,
): Promise<void> {
  if (erasure.tellsStaff) await takeBackQuotes(transaction, escalation, erasure.at);
  await noteErasure(transaction, escalation, [{ kind: 'close-thread' }], erasure);
}

async function withdraw(
  transaction: Transaction,
  { id, status, revision }: Selectable<EscalationsTable>,
  at: Date,
): Promise<void> {
  await transaction
    .updateTable('escalations')
    .set({ status: 'resolved', revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await transaction
    .insertInto('escalation_events')
    .values({
      escalation_id: id,
      kind: 'withdraw',
      actor_id: null,
      via: 'bot',
      from_status: status,
      to_status: 'resolved',
      note: null,
      at: at.toISOString(),
    })
    .execute();
}
