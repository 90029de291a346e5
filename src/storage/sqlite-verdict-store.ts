import {
  asQuestionId,
  asStaffId,
  type QuestionId,
  type ServerId,
  type StaffId,
} from '../core/ids.ts';
import type {
  JudgedAnswer,
  StaffVerdict,
  VerdictStore,
  WrongAnswer,
} from '../core/insights/ports.ts';
import type { Database } from './open-database.ts';
import { judgedSince } from './read-verdicts.ts';
import { readWrongAnswers } from './read-wrong-answers.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** Staff's verdicts and what follows from them, in SQLite. */
export class SqliteVerdictStore implements VerdictStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async record(
    { serverId, questionId, by }: { serverId: ServerId; questionId: QuestionId; by: StaffId },
    said: { readonly verdict: StaffVerdict; readonly reason: string | undefined },
    at: Date,
  ): Promise<'recorded' | 'unknown-question'> {
    return await inWriteTransaction(this.#db, async (transaction) => {
      const question = await transaction
        .selectFrom('questions')
        .select('id')
        .where('id', '=', questionId)
        .where('server_id', '=', serverId)
        .where('erased_at', 'is', null)
        .executeTakeFirst();
      if (question === undefined) return 'unknown-question';
      const columns = { verdict: said.verdict, given_at: at.toISOString() };
      await transaction
        .insertInto('staff_verdicts')
        .values({
          question_id: questionId,
          staff_id: by,
          ...columns,
          reason: said.reason ?? null,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['question_id', 'staff_id'])
            .doUpdateSet({ ...columns, ...(said.reason !== undefined && { reason: said.reason }) }),
        )
        .execute();
      return 'recorded';
    });
  }

  async findByMessage(serverId: ServerId, messageId: string): Promise<QuestionId | undefined> {
    const row = await this.#db
      .selectFrom('answers')
      .innerJoin('questions', 'questions.id', 'answers.question_id')
      .select('questions.id')
      .where('answers.reply_message_id', '=', messageId)
      .where('questions.server_id', '=', serverId)
      .where('erased_at', 'is', null)
      .executeTakeFirst();
    return row && asQuestionId(row.id);
  }

  async judged(serverId: ServerId, since: Date): Promise<readonly JudgedAnswer[]> {
    const rows = await judgedSince(this.#db, serverId, since);
    return rows.map(({ confidence, wrong, judge, judged_at: at }) => ({
      confidence,
      isWrong: wrong === 1,
      by: judge === null ? undefined : asStaffId(judge),
      at: new Date(at),
    }));
  }

  async wrong(serverId: ServerId, limit: number): Promise<readonly WrongAnswer[]> {
    return await readWrongAnswers(this.#db, serverId, limit);
  }

  async threshold(serverId: ServerId) {
    const row = await this.#db
      .selectFrom('error_budgets')
      .selectAll()
      .where('server_id', '=', serverId)
      .executeTakeFirst();
    return row && { answerFrom: row.answer_from, movedAt: new Date(row.moved_at) };
  }

  async moveThreshold(serverId: ServerId, answerFrom: number, at: Date): Promise<void> {
    const columns = { answer_from: answerFrom, moved_at: at.toISOString() };
    await this.#db
      .insertInto('error_budgets')
      .values({ server_id: serverId, ...columns })
      .onConflict((conflict) => conflict.column('server_id').doUpdateSet(columns))
      .execute();
  }
}
