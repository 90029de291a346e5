import type { AnsweredQuestion, FeedbackKind, QuestionStore } from '../core/answering/ports.ts';
import {
  asChannelId,
  asMessageId,
  asQuestionId,
  type ChannelId,
  type LearnerId,
  type MessageId,
  type QuestionId,
} from '../core/ids.ts';
import { CATCH_UP_MS } from '../core/hearing/tuning.ts';
import type { Question } from '../core/question.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Database } from './open-database.ts';
import { partRows, questionRow, toQuestion, toVerdict, verdictColumns } from './question-rows.ts';
import { readFiles, storeFiles } from './question-files.ts';
import { inWriteTransaction, type Transaction } from './write-transaction.ts';

/** Questions, answers and feedback in SQLite. */
export class SqliteQuestionStore implements QuestionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async admit(question: Question): Promise<'admitted' | 'seen-before'> {
    const parts = partRows(question);
    return await inWriteTransaction(this.#db, async (transaction) => {
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('questions')
        .values(questionRow(question))
        .onConflict((conflict) => conflict.column('event_key').doNothing())
        .executeTakeFirstOrThrow();
      if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return 'seen-before';
      if (parts.length > 0) await transaction.insertInto('question_parts').values(parts).execute();
      await storeFiles(transaction, question);
      await keepReplyToken(transaction, question);
      return 'admitted';
    });
  }

  async complete(
    id: QuestionId,
    { text, course, parts }: Pick<Question, 'text' | 'course' | 'parts'>,
  ): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('questions')
        .set({ text, course: course ?? null })
        .where('id', '=', id)
        .where('erased_at', 'is', null)
        .executeTakeFirst();
      if (parts === undefined || numUpdatedRows === 0n) return;
      await transaction.deleteFrom('question_parts').where('question_id', '=', id).execute();
      const rows = partRows({ id, parts });
      if (rows.length > 0) await transaction.insertInto('question_parts').values(rows).execute();
    });
  }

  async recordVerdict(id: QuestionId, verdict: Verdict, at: Date): Promise<void> {
    const columns = verdictColumns(verdict, at);
    await this.#db
      .insertInto('answers')
      .values({ question_id: id, ...columns, reply_channel_id: null, reply_message_id: null })
      .onConflict((conflict) => conflict.column('question_id').doUpdateSet(columns))
      .execute();
  }

  async dropReplyToken(id: QuestionId): Promise<void> {
    await this.#db.deleteFrom('reply_tokens').where('question_id', '=', id).execute();
  }

  async recordReply(id: QuestionId, channelId: ChannelId, messageId: MessageId): Promise<void> {
    await this.dropReplyToken(id);
    const place = { reply_channel_id: channelId, reply_message_id: messageId };
    const { numUpdatedRows } = await this.#db
      .updateTable('answers')
      .set(place)
      .where('question_id', '=', id)
      .executeTakeFirst();
    // The search failed: what was sent offers staff, and is replied to, all the same.
    if (numUpdatedRows > 0n) return;
    await this.#db
      .updateTable('questions')
      .set(place)
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .execute();
  }

  async find(id: QuestionId): Promise<AnsweredQuestion | undefined> {
    const question = await this.#db
      .selectFrom('questions')
      .selectAll()
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .executeTakeFirst();
    if (question === undefined) return undefined;
    const answer = await this.#db
      .selectFrom('answers')
      .selectAll()
      .where('question_id', '=', id)
      .executeTakeFirst();
    const files = await readFiles(this.#db, id);
    const channelId = answer?.reply_channel_id ?? question.reply_channel_id ?? undefined;
    const messageId = answer?.reply_message_id ?? question.reply_message_id ?? undefined;
    return {
      question: { ...toQuestion(question), ...(files.length > 0 && { files }) },
      verdict: answer === undefined ? undefined : toVerdict(answer),
      reply:
        channelId === undefined || messageId === undefined
          ? undefined
          : { channelId: asChannelId(channelId), messageId: asMessageId(messageId) },
    };
  }

  async findByMessage(message: MessageId): Promise<readonly AnsweredQuestion[]> {
    const rows = await this.#db
      .selectFrom('questions')
      .select('id')
      .where('erased_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('message_id', '=', message),
          eb(
            'id',
            'in',
            eb.selectFrom('question_parts').select('question_id').where('message_id', '=', message),
          ),
        ]),
      )
      .orderBy('asked_at')
      .execute();
    const found = await Promise.all(rows.map(async ({ id }) => this.find(asQuestionId(id))));
    return found.filter((each) => each !== undefined);
  }

  async recordFeedback(
    id: QuestionId,
    person: LearnerId,
    kind: FeedbackKind,
    at: Date,
    note?: string,
  ): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      const question = await transaction
        .selectFrom('questions')
        .select('id')
        .where('id', '=', id)
        .where('erased_at', 'is', null)
        .executeTakeFirst();
      // Its learner may have had it erased; the button stays on the message.
      if (question === undefined) return;
      await transaction
        .insertInto('feedback')
        .values({
          question_id: id,
          person_id: person,
          kind,
          note: note ?? null,
          given_at: at.toISOString(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }
}

/** Milliseconds for which Discord takes the reply to a command. */
const REPLY_TOKEN_MS = 15 * 60_000;

/** Keeps it until the reply is written, if need be elsewhere; those that are owed for too long go. */
async function keepReplyToken(
  transaction: Transaction,
  { id, replyToken, escalatedBy, askedAt }: Question,
): Promise<void> {
  if (replyToken === undefined) return;
  await transaction
    .deleteFrom('reply_tokens')
    .where('expires_at', '<', new Date(askedAt.getTime() - CATCH_UP_MS).toISOString())
    .execute();
  const expiresAt = new Date(askedAt.getTime() + REPLY_TOKEN_MS).toISOString();
  await transaction
    .insertInto('reply_tokens')
    .values({
      question_id: id,
      token: replyToken,
      expires_at: expiresAt,
      escalated_by: escalatedBy ?? null,
    })
    .execute();
}
