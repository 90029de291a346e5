import { sql } from 'kysely';
import { z } from 'zod';
import {
  asDocumentId,
  asEscalationId,
  asQuestionId,
  asServerId,
  type EscalationId,
  type ServerId,
} from '../core/ids.ts';
import type {
  RegressionQuestion,
  RegressionResult,
  RegressionStore,
} from '../core/knowledge/ports.ts';
import type { NewIntent } from '../core/outbox/intent.ts';
import { inGeneration } from './in-generation.ts';
import type { Database } from './open-database.ts';
import { storeIntents } from './store-intents.ts';
import { inWriteTransaction } from './write-transaction.ts';

const stateSchema = z.enum(['new', 'unfound', 'answered', 'lost']);

interface Row {
  readonly question: string;
  readonly server: string;
  readonly escalation: string;
  readonly number: number;
  readonly text: string;
  readonly course: string | null;
  readonly document: string;
  readonly title: string | null;
  readonly state: string;
}

/** Questions that knowledge should answer, in SQLite. Their words stay in `questions`, where they are erased. */
export class SqliteRegressions implements RegressionStore {
  readonly #db: Database;
  readonly #onIntents: () => void;

  /** @param onIntents called after intents were stored, so that the outbox is looked at without delay */
  constructor(db: Database, onIntents: () => void = () => undefined) {
    this.#db = db;
    this.#onIntents = onIntents;
  }

  async takeUpAccepted(): Promise<void> {
    await sql`
      insert into regression_questions (question_id, server_id, escalation_id, document_id, state)
      select questions.id, escalations.server_id, escalations.id, answers.source_document_id, 'new'
      from escalations
      join questions on questions.id = escalations.question_id and questions.erased_at is null
      join answers on answers.question_id = questions.id and answers.source_document_id is not null
      join feedback on feedback.question_id = questions.id and feedback.kind = 'solved'
      where escalations.status = 'resolved'
      on conflict do nothing`.execute(this.#db);
  }

  async due(generation: number, limit: number): Promise<readonly RegressionQuestion[]> {
    const { rows } = await sql<Row>`
      select asked.question_id as question, asked.server_id as server, asked.escalation_id as escalation,
        escalations.number as number, questions.text as text, questions.course as course,
        asked.document_id as document, asked.state as state,
        (select title from documents where documents.id = asked.document_id
          and ${inGeneration(generation)} limit 1) as title
      from regression_questions as asked
      join escalations on escalations.id = asked.escalation_id
      join questions on questions.id = asked.question_id and questions.erased_at is null
      where coalesce(asked.asked_generation, -1) < ${generation}
      order by asked.server_id, escalations.number
      limit ${limit}`.execute(this.#db);
    return rows.filter(({ server }) => server === rows[0]?.server).map(toQuestion);
  }

  async recordAsked(
    results: readonly RegressionResult[],
    generation: number,
    report:
      { readonly escalationId: EscalationId; readonly intents: readonly NewIntent[] } | undefined,
    at: Date,
  ): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      for (const { question, state, found } of results) {
        await transaction
          .updateTable('regression_questions')
          .set({ state, found: JSON.stringify(found), asked_generation: generation })
          .where('question_id', '=', question.questionId)
          .execute();
      }
      const serverId = results[0]?.question.serverId;
      if (report === undefined || serverId === undefined) return;
      const { escalationId, intents } = report;
      await storeIntents(transaction, { escalationId, serverId }, intents, at);
    });
    if (report !== undefined) this.#onIntents();
  }

  async askAgain(server: ServerId): Promise<number> {
    const { numUpdatedRows } = await this.#db
      .updateTable('regression_questions')
      .set({ asked_generation: null })
      .where('server_id', '=', server)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  }
}

function toQuestion(row: Row): RegressionQuestion {
  return {
    questionId: asQuestionId(row.question),
    serverId: asServerId(row.server),
    escalationId: asEscalationId(row.escalation),
    escalationNumber: row.number,
    text: row.text,
    course: row.course ?? undefined,
    documentId: asDocumentId(row.document),
    documentTitle: row.title ?? undefined,
    state: stateSchema.parse(row.state),
  };
}
