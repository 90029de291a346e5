import type { OwedReplies, OwedReply } from '../core/hearing/ports.ts';
import { asLearnerId, asQuestionId, type QuestionId } from '../core/ids.ts';
import type { Database } from './open-database.ts';
import { SqliteQuestionStore } from './sqlite-question-store.ts';

/** Commands that nobody answered yet, from the table of their tokens: a row goes when its reply is written. */
export class SqliteOwedReplies implements OwedReplies {
  readonly #db: Database;
  readonly #questions: SqliteQuestionStore;

  constructor(db: Database) {
    this.#db = db;
    this.#questions = new SqliteQuestionStore(db);
  }

  async list(since: Date): Promise<readonly QuestionId[]> {
    const rows = await this.#db
      .selectFrom('reply_tokens')
      .innerJoin('questions', 'questions.id', 'reply_tokens.question_id')
      .select('questions.id')
      .where('erased_at', 'is', null)
      .where('asked_at', '>=', since.toISOString())
      .orderBy('asked_at')
      .execute();
    return rows.map(({ id }) => asQuestionId(id));
  }

  async find(id: QuestionId, now: Date): Promise<OwedReply | undefined> {
    const row = await this.#db
      .selectFrom('reply_tokens')
      .selectAll()
      .where('question_id', '=', id)
      .executeTakeFirst();
    const found = row && (await this.#questions.find(id));
    if (row === undefined || found === undefined) return undefined;
    const { token, expires_at: expiresAt, escalated_by: by } = row;
    return {
      question: found.question,
      token: expiresAt > now.toISOString() ? token : undefined,
      escalatedBy: by === null ? undefined : asLearnerId(by),
    };
  }
}
