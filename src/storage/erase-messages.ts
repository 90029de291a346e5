import type { Selectable } from 'kysely';
import { ENDED } from '../core/escalation/escalation.ts';
import { asFollowerId } from '../core/escalation/follower.ts';
import type { MessageId } from '../core/ids.ts';
import type { QuestionPartsTable } from './conversation-tables.ts';
import { eraseQuestion } from './erase-questions.ts';
import type { Erasure } from './erasure.ts';
import { noteErasure } from './note-erasure.ts';
import { takeBackNote } from './take-back.ts';
import type { Transaction } from './write-transaction.ts';

/**
 * Erases what deleted messages said: the question that was one of them, with its answer; of a question that was
 * written in several, that part of it. Gives how many questions it changed.
 */
export async function eraseMessages(
  transaction: Transaction,
  messages: readonly MessageId[],
  at: Date,
): Promise<number> {
  const erasure = { at, keepsEscalation: true, tellsStaff: true, retractsAnswer: true };
  const whole = await transaction
    .selectFrom('questions')
    .select('id')
    .where('message_id', 'in', messages)
    .execute();
  for (const { id } of whole) await eraseQuestion(transaction, id, erasure);
  const inPart = await transaction
    .selectFrom('question_parts')
    .select('question_id')
    .distinct()
    .where('message_id', 'in', messages)
    .execute();
  for (const { question_id: id } of inPart) await eraseParts(transaction, id, messages, erasure);
  return whole.length + inPart.length;
}

/** Keeps the other messages' words; without any, the question goes. */
async function eraseParts(
  transaction: Transaction,
  questionId: string,
  messages: readonly string[],
  erasure: Erasure,
): Promise<void> {
  const { text } = await transaction
    .selectFrom('questions')
    .select('text')
    .where('id', '=', questionId)
    .executeTakeFirstOrThrow();
  const parts = await transaction
    .selectFrom('question_parts')
    .selectAll()
    .where('question_id', '=', questionId)
    .orderBy('part')
    .execute();
  const kept = parts.filter(({ message_id: message }) => !messages.includes(message));
  if (kept.length === 0) {
    await eraseQuestion(transaction, questionId, erasure);
    return;
  }
  await transaction
    .deleteFrom('question_files')
    .where('question_id', '=', questionId)
    .where('message_id', 'in', messages)
    .execute();
  const left = joined(kept, text);
  await transaction
    .updateTable('questions')
    .set({ text: left.text })
    .where('id', '=', questionId)
    .execute();
  await transaction.deleteFrom('question_parts').where('question_id', '=', questionId).execute();
  await transaction.insertInto('question_parts').values(left.parts).execute();
  await tellOfParts(transaction, questionId, erasure);
}

type Part = Selectable<QuestionPartsTable>;

function joined(kept: readonly Part[], text: string): { text: string; parts: Part[] } {
  let whole = '';
  const parts = kept.map((part): Part => {
    const words = text.slice(part.begins_at, part.ends_at);
    const begins = whole === '' ? 0 : whole.length + 1;
    whole = whole === '' ? words : `${whole}\n${words}`;
    return { ...part, begins_at: begins, ends_at: whole.length };
  });
  return { text: whole, parts };
}

async function tellOfParts(
  transaction: Transaction,
  questionId: string,
  erasure: Erasure,
): Promise<void> {
  const escalation = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  if (escalation !== undefined) await noteErasure(transaction, escalation, [], erasure);
  await tellOfFollower(transaction, questionId, erasure);
}

/** What a follower asks stands in the thread again, as it is now. */
async function tellOfFollower(
  transaction: Transaction,
  questionId: string,
  erasure: Erasure,
): Promise<void> {
  await takeBackNote(transaction, questionId, erasure.at);
  const follower = await transaction
    .selectFrom('followers')
    .innerJoin('escalations', 'escalations.id', 'followers.escalation_id')
    .selectAll('escalations')
    .select('followers.id as follower_id')
    .where('followers.question_id', '=', questionId)
    .where('followers.state', '=', 'following')
    .where('escalations.status', 'not in', ENDED)
    .executeTakeFirst();
  if (follower === undefined) return;
  const { follower_id: id, ...escalation } = follower;
  const note = { kind: 'joined', follower: asFollowerId(id) } as const;
  await noteErasure(transaction, escalation, [{ kind: 'post-to-thread', note }], erasure);
}
