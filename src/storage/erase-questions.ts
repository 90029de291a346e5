import { isEnded } from '../core/escalation/escalation.ts';
import type { Selectable } from 'kysely';
import { asEscalationId, asServerId } from '../core/ids.ts';
import type { NewIntent } from '../core/outbox/intent.ts';
import { NOBODY } from './erased.ts';
import { eraseAmongFollowers } from './erase-followers.ts';
import type { EscalationsTable } from './escalation-tables.ts';
import { storeIntents } from './store-intents.ts';
import { takeBackAnswer, takeBackName, takeBackQuotes } from './take-back.ts';
import type { Transaction } from './write-transaction.ts';

/** How thoroughly. */
export interface Erasure {
  readonly at: Date;
  /** Whether staff work goes on for the learner, who asked for a message to be forgotten, not for the answer. */
  readonly keepsEscalation: boolean;
  /** Whether the staff thread says so, and what the bot wrote on Discord is without the words too. */
  readonly tellsStaff: boolean;
  /** Whether the bot's answer goes too, unless staff work goes on. */
  readonly retractsAnswer?: boolean;
}

/** Removes a question with all that was said about it; where an escalation refers to it, an empty row stays. */
export async function eraseQuestion(
  transaction: Transaction,
  questionId: string,
  erasure: Erasure,
): Promise<void> {
  const erasers = { emptyQuestion, noteErasure };
  const among = await eraseAmongFollowers(transaction, questionId, erasure, erasers);
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

/** No words, no person, and no log of what was delivered remain. */
async function emptyEscalation(
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

/** Staff who have a thread of it are told; what never reached them never will. */
export async function noteErasure(
  transaction: Transaction,
  escalation: Selectable<EscalationsTable>,
  more: readonly NewIntent[],
  { tellsStaff, at }: Pick<Erasure, 'tellsStaff' | 'at'>,
): Promise<void> {
  const { id, server_id: serverId, thread_id: threadId } = escalation;
  if (!tellsStaff || (threadId === null && !(await isBeingOpened(transaction, id)))) return;
  // The card shows the question, and is written anew only when something has changed.
  await transaction
    .updateTable('escalations')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await takeBackName(transaction, escalation, at);
  const about = { escalationId: asEscalationId(id), serverId: asServerId(serverId) };
  const note: NewIntent = { kind: 'post-to-thread', note: { kind: 'erased' } };
  await storeIntents(transaction, about, [{ kind: 'update-card' }, note, ...more], at);
}

/** Its thread may stand already, with the words in it, though nobody has noted where. */
async function isBeingOpened(transaction: Transaction, escalationId: string): Promise<boolean> {
  const begun = await transaction
    .selectFrom('outbox')
    .select('id')
    .where('escalation_id', '=', escalationId)
    .where('kind', '=', 'open-thread')
    .where('state', '=', 'waiting')
    .where('attempts', '>', 0)
    .executeTakeFirst();
  return begun !== undefined;
}
