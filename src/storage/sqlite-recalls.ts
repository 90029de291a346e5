import { sql } from 'kysely';
import {
  asDocumentId,
  asQuestionId,
  asServerId,
  type DocumentId,
  type QuestionId,
} from '../core/ids.ts';
import type { AnswerToCheck, RecallStore } from '../core/knowledge/ports.ts';
import type { Intent } from '../core/outbox/intent.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { storeOnce } from './store-intents.ts';
import { inWriteTransaction } from './write-transaction.ts';

interface Row {
  readonly question: string;
  readonly server: string | null;
  readonly document: string;
  readonly text: string | null;
}

/** Past answers and the state of their sources, in SQLite. */
export class SqliteRecalls implements RecallStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async toCheck(generation: number, since: Date, limit: number): Promise<readonly AnswerToCheck[]> {
    const { rows } = await sql<Row>`
      select answers.question_id as question, questions.server_id as server,
        answers.source_document_id as document,
        json_extract(answers.citations, '$[0].text') as text
      from answers
      join questions on questions.id = answers.question_id
        and questions.erased_at is null and questions.is_private = 0
      where answers.outcome = 'answered' and answers.reply_message_id is not null
        and answers.answered_at > ${since.toISOString()} and answers.source_document_id is not null
        and coalesce(answers.source_checked_generation, answers.generation) < ${generation}
        and not exists (select 1 from documents where documents.id = answers.source_document_id
          and from_generation <= coalesce(answers.source_checked_generation, answers.generation)
          and (until_generation is null or until_generation > ${generation}))
      order by answers.answered_at desc
      limit ${limit}`.execute(this.#db);
    return rows.map(({ question, server, document, text }) => ({
      questionId: asQuestionId(question),
      serverId: server === null ? undefined : asServerId(server),
      documentId: asDocumentId(document),
      sourceText: text ?? '',
    }));
  }

  async textsOf(document: DocumentId): Promise<readonly string[]> {
    const generation = await readGeneration(this.#db);
    const rows = await this.#db
      .selectFrom('passages')
      .innerJoin('documents', 'documents.row', 'passages.document_row')
      .select('passages.text')
      .where('documents.id', '=', document)
      .where(inGeneration(generation, 'documents'))
      .execute();
    return rows.map(({ text }) => text);
  }

  async recordRight(questions: readonly QuestionId[], generation: number): Promise<void> {
    if (questions.length === 0) return;
    await this.#db
      .updateTable('answers')
      .set({ source_checked_generation: generation })
      .where('question_id', 'in', questions)
      .execute();
  }

  async recall(
    { questionId, serverId }: AnswerToCheck,
    generation: number,
    at: Date,
  ): Promise<void> {
    const intent: Intent = { kind: 'supersede-answer', questionId };
    const lane = `recall/${questionId}`;
    const about = { lane, serverId: serverId ?? '', once: `${lane}/${generation}` };
    await inWriteTransaction(this.#db, async (transaction) => {
      await transaction
        .updateTable('answers')
        .set({ source_checked_generation: generation })
        .where('question_id', '=', questionId)
        .execute();
      await storeOnce(transaction, about, intent, at);
    });
  }

  async recordSuperseded(question: QuestionId, at: Date): Promise<void> {
    await this.#db
      .updateTable('answers')
      .set({ superseded_at: at.toISOString() })
      .where('question_id', '=', question)
      .execute();
  }
}
