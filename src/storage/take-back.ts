import type { Selectable } from 'kysely';
import { GONE, type TakenBack } from '../core/outbox/take-back.ts';
import type { EscalationsTable } from './escalation-tables.ts';
import { storeOnce } from './store-intents.ts';
import type { Transaction } from './write-transaction.ts';

type Escalation = Pick<Selectable<EscalationsTable>, 'id' | 'server_id' | 'thread_id' | 'number'>;

/** The bot's messages to staff that quote the learner are to hold their words no more; of one author, if given. */
export async function takeBackQuotes(
  transaction: Transaction,
  { id, server_id: serverId }: Escalation,
  at: Date,
  author?: string,
): Promise<void> {
  const quotes = await transaction
    .selectFrom('escalation_messages')
    .select(['target_channel_id', 'target_message_id'])
    .where('escalation_id', '=', id)
    .where('direction', '=', 'to-staff')
    .$if(author !== undefined, (query) => query.where('author_id', '=', author ?? null))
    .execute();
  for (const { target_channel_id: channelId, target_message_id: messageId } of quotes) {
    if (channelId === null || messageId === null) continue;
    // Before the thread is closed: what closes it is in the same lane.
    const about = { lane: `${id}/staff`, serverId };
    await takeBack(transaction, about, { act: 'blank', channelId, messageId }, at);
  }
}

/** Wherever staff were told that a follower asks it, that is to hold the question's words no more. */
export async function takeBackNote(
  transaction: Transaction,
  questionId: string,
  at: Date,
): Promise<void> {
  const notes = await transaction
    .selectFrom('follower_notes')
    .innerJoin('escalations', 'escalations.id', 'follower_notes.escalation_id')
    .select(['escalations.id', 'server_id', 'channel_id', 'message_id'])
    .where('follower_notes.question_id', '=', questionId)
    .execute();
  for (const { id, server_id: serverId, channel_id: channelId, message_id: messageId } of notes) {
    const about = { lane: `${id}/staff`, serverId };
    await takeBack(transaction, about, { act: 'blank', channelId, messageId }, at);
  }
}

/** What somebody said in the escalations of others is to stand in no staff thread any more. */
export async function takeBackSaid(
  transaction: Transaction,
  person: string,
  at: Date,
): Promise<void> {
  const escalations = await transaction
    .selectFrom('escalation_messages')
    .innerJoin('escalations', 'escalations.id', 'escalation_messages.escalation_id')
    .select(['escalations.id', 'server_id', 'thread_id', 'number'])
    .distinct()
    .where('author_id', '=', person)
    .execute();
  for (const escalation of escalations) await takeBackQuotes(transaction, escalation, at, person);
}

/** The staff thread, named after the question, is to be named by its number alone. */
export async function takeBackName(
  transaction: Transaction,
  { server_id: serverId, thread_id: channelId, number }: Escalation,
  at: Date,
): Promise<void> {
  if (channelId === null) return;
  // In no lane of the escalation's: one that may not be renamed holds nothing up.
  const about = { lane: `take-back/${channelId}`, serverId };
  await takeBack(transaction, about, { act: 'rename', channelId, name: `#${number} ${GONE}` }, at);
}

/** Where a question's answer stands: a thread that was opened for it bears the question's words as its name. */
export async function takeBackAnswer(
  transaction: Transaction,
  questionId: string,
  { at, retracts }: { readonly at: Date; readonly retracts: boolean },
): Promise<void> {
  const answer = await transaction
    .selectFrom('answers')
    .innerJoin('questions', 'questions.id', 'answers.question_id')
    .select(['answers.reply_channel_id as channel', 'answers.reply_message_id as message'])
    .select(['questions.message_id as asked', 'server_id'])
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  if (answer?.channel == null || answer.message === null) return;
  const { channel: channelId, message: messageId, asked, server_id: serverId } = answer;
  const about = { lane: `take-back/${channelId}`, serverId: serverId ?? '' };
  if (retracts) await takeBack(transaction, about, { act: 'delete', channelId, messageId }, at);
  // A thread has the id of the message that it stands on.
  if (channelId === asked) {
    await takeBack(transaction, about, { act: 'rename', channelId, name: GONE }, at);
  }
}

async function takeBack(
  transaction: Transaction,
  about: { readonly lane: string; readonly serverId: string },
  what: TakenBack,
  at: Date,
): Promise<void> {
  const once = `${JSON.stringify({ kind: 'take-back', what })}/${at.toISOString()}`;
  await storeOnce(transaction, { ...about, once }, { kind: 'take-back', what }, at);
}
