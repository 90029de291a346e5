import { setImmediate as nextTurn } from 'node:timers/promises';
import { ENDED, type Escalation } from '../core/escalation/escalation.ts';
import {
  SIMILAR_COSINE,
  SIMILAR_SHOWN,
  type SimilarEscalation,
  type UncomparedQuestions,
} from '../core/escalation/similar-escalations.ts';
import { asQuestionId, type QuestionId } from '../core/ids.ts';
import { dot } from '../core/dot.ts';
import { toEscalation } from './escalation-rows.ts';
import type { Database } from './open-database.ts';
import { storeVector } from './question-vectors.ts';
import { fromBytes } from './vector-bytes.ts';

/** One question that went to staff. */
interface Compared {
  readonly escalationId: string;
  readonly vector: Float32Array;
}

/** As many of the nearest are looked up: some have not ended yet. */
const LOOKED_UP = 50;
/** Vectors; a few milliseconds. */
const READ_AT_ONCE = 200;
/** Vectors compared before others have a turn; about two milliseconds. */
const COMPARED_AT_ONCE = 2_000;

/**
 * Past escalations by what they asked. The vectors are held in memory, 1.5 kB each, and compared one by one; new ones
 * are added at each look.
 */
export class SqliteSimilarEscalations implements UncomparedQuestions {
  readonly #db: Database;
  readonly #recipe: string;
  readonly #byServer = new Map<string, Compared[]>();
  #readUpTo = 0;

  constructor(db: Database, recipe: string) {
    this.#db = db;
    this.#recipe = recipe;
  }

  /** Reads all there is, before somebody waits for it: what was compared anew keeps its row, and is no new one. */
  async warm(): Promise<void> {
    this.#byServer.clear();
    this.#readUpTo = 0;
    await this.#readNew();
  }

  async find(escalation: Escalation): Promise<readonly SimilarEscalation[]> {
    const nearest = await this.#nearest(escalation);
    const same = await this.#ofSameOutput(escalation);
    const ids = [...new Set([...same, ...nearest])];
    if (ids.length === 0) return [];
    const rows = await this.#db
      .selectFrom('escalations')
      .leftJoin('questions', 'questions.id', 'escalations.question_id')
      .leftJoin('staff_documents', (on) =>
        on
          .onRef('staff_documents.escalation_id', '=', 'escalations.id')
          .on('staff_documents.is_removed', '=', 0),
      )
      .selectAll('escalations')
      .select(['questions.text', 'questions.is_private as is_asked_privately'])
      .select('staff_documents.title')
      .where('escalations.id', 'in', ids)
      .where('escalations.status', 'in', ENDED)
      .execute();
    return rows
      .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .slice(0, SIMILAR_SHOWN)
      .map((row) => {
        const { number, status, outcome, place } = toEscalation(row);
        const isHidden = row.text === null || row.text === '' || row.is_asked_privately === 1;
        return {
          number,
          status,
          outcome,
          threadId: place?.threadId,
          questionText: isHidden ? undefined : (row.text ?? undefined),
          knownIssue: row.title ?? undefined,
          isSameOutput: same.includes(row.id),
        };
      });
  }

  async list(recipe: string, after: QuestionId | undefined, limit: number) {
    const rows = await this.#db
      .selectFrom('escalations')
      .innerJoin('questions', 'questions.id', 'escalations.question_id')
      .leftJoin('question_vectors', 'question_vectors.question_id', 'questions.id')
      .select(['questions.id', 'questions.text'])
      .where('questions.erased_at', 'is', null)
      .where('questions.id', '>', after ?? '')
      .where((where) => where.or([where('recipe', 'is', null), where('recipe', '!=', recipe)]))
      .orderBy('questions.id')
      .limit(limit)
      .execute();
    return rows.map(({ id, text }) => ({ id: asQuestionId(id), text }));
  }

  async store(id: QuestionId, recipe: string, vector: Float32Array): Promise<void> {
    const asked = { text: '', course: undefined, fingerprints: [], vector };
    await storeVector(this.#db, id, { asked, recipe });
  }

  /** The nearest by their vectors, nearest first. */
  async #nearest({ id, serverId, questionId }: Escalation): Promise<readonly string[]> {
    const own = await this.#db
      .selectFrom('question_vectors')
      .select('vector')
      .where('question_id', '=', questionId)
      .where('recipe', '=', this.#recipe)
      .executeTakeFirst();
    if (own === undefined) return [];
    await this.#readNew();
    const vector = fromBytes(own.vector);
    const near: { readonly id: string; readonly cosine: number }[] = [];
    const all = this.#byServer.get(serverId) ?? [];
    for (let from = 0; from < all.length; from += COMPARED_AT_ONCE) {
      if (from > 0) await nextTurn();
      for (const other of all.slice(from, from + COMPARED_AT_ONCE)) {
        const cosine = dot(vector, other.vector);
        const isNear = cosine >= SIMILAR_COSINE && other.escalationId !== id;
        if (isNear) near.push({ id: other.escalationId, cosine });
      }
    }
    return near
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, LOOKED_UP)
      .map((other) => other.id);
  }

  async #ofSameOutput({ id, serverId }: Escalation): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('fingerprints as own')
      .innerJoin('fingerprints as other', 'other.fingerprint', 'own.fingerprint')
      .innerJoin('escalations', 'escalations.id', 'other.escalation_id')
      .select('other.escalation_id')
      .distinct()
      .where('own.escalation_id', '=', id)
      .where('other.escalation_id', '!=', id)
      .where('other.server_id', '=', serverId)
      // The newest: of an error that comes back each term there may be hundreds.
      .where('escalations.status', 'in', ENDED)
      .orderBy('escalations.number', 'desc')
      .limit(LOOKED_UP)
      .execute();
    return rows.map((row) => row.escalation_id);
  }

  /** In short turns, so that questions are answered meanwhile. */
  async #readNew(): Promise<void> {
    for (;;) {
      const rows = await this.#db
        .selectFrom('question_vectors')
        .innerJoin('escalations', 'escalations.question_id', 'question_vectors.question_id')
        .select(['question_vectors.id as row', 'vector', 'escalations.id', 'server_id'])
        .where('question_vectors.id', '>', this.#readUpTo)
        .where('recipe', '=', this.#recipe)
        .orderBy('question_vectors.id')
        .limit(READ_AT_ONCE)
        .execute();
      for (const { row, vector, id, server_id: server } of rows) this.#add(row, server, id, vector);
      if (rows.length < READ_AT_ONCE) return;
      await nextTurn();
    }
  }

  #add(row: number, server: string, escalationId: string, vector: Uint8Array): void {
    // Another look may have read it meanwhile.
    if (row <= this.#readUpTo) return;
    const known = this.#byServer.get(server) ?? [];
    known.push({ escalationId, vector: fromBytes(vector) });
    this.#byServer.set(server, known);
    this.#readUpTo = row;
  }
}
