import { sql } from 'kysely';
import { z } from 'zod';
import { asDocumentId, type DocumentId, type ServerId } from '../core/ids.ts';
import { asGapId, type Gap, type GapId } from '../core/insights/gap.ts';
import type { GapEnd, GapMiddle, GapStore, Placement } from '../core/insights/ports.ts';
import { fromBytes, toBytes } from './vector-bytes.ts';
import type { Database } from './open-database.ts';
import { readGaps } from './read-gaps.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** Questions of a gap whose citations are looked through: the rest says the same. */
const CITATIONS_READ = 8;
/** Before every question. */
const EVER = new Date(0);

/** Gaps in SQLite. */
export class SqliteGapStore implements GapStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async middles(serverId: ServerId, recipe: string): Promise<readonly GapMiddle[]> {
    const rows = await this.#db
      .selectFrom('gaps')
      .select(['id', 'vector', 'size'])
      .where('server_id', '=', serverId)
      .where('recipe', '=', recipe)
      .execute();
    return rows.map(({ id, vector, size }) => ({
      id: asGapId(id),
      vector: fromBytes(vector),
      size,
    }));
  }

  async place(
    serverId: ServerId,
    recipe: string,
    placements: readonly Placement[],
    at: Date,
  ): Promise<void> {
    const last = new Map(placements.map(({ middle }) => [middle.id, middle]));
    await inWriteTransaction(this.#db, async (transaction) => {
      for (const { id, vector, size } of last.values()) {
        await transaction
          .insertInto('gaps')
          .values({
            id,
            server_id: serverId,
            recipe,
            vector: toBytes(vector),
            size,
            state: 'open',
            people_then: 0,
            changed_at: at.toISOString(),
          })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet({ vector: toBytes(vector), size }),
          )
          .execute();
      }
      for (const { questionId, middle } of placements) {
        // It may have been erased while its vector was made.
        await sql`insert into gap_questions (question_id, gap_id)
          select id, ${middle.id} from questions where id = ${questionId} and erased_at is null
          on conflict do nothing`.execute(transaction);
      }
      await sql`delete from gaps where server_id = ${serverId}
        and not exists (select 1 from gap_questions where gap_id = gaps.id)`.execute(transaction);
    });
  }

  async find(serverId: ServerId, id: GapId): Promise<Gap | undefined> {
    const [gap] = await readGaps(this.#db, { serverId, since: EVER, id });
    return gap;
  }

  async end(serverId: ServerId, id: GapId, end: GapEnd, at: Date): Promise<void> {
    const people = (await this.find(serverId, id))?.people ?? 0;
    await this.#db
      .updateTable('gaps')
      .set({
        state: end.state,
        people_then: people,
        // What was answered before it was ignored stays answered.
        ...(end.state === 'answered' && {
          document_id: end.documentId,
          changed_at: at.toISOString(),
        }),
      })
      .where('server_id', '=', serverId)
      .where('id', '=', id)
      .execute();
  }

  async nearMisses(id: GapId, limit: number): Promise<readonly DocumentId[]> {
    const rows = await this.#db
      .selectFrom('gap_questions')
      .innerJoin('answers', 'answers.question_id', 'gap_questions.question_id')
      .select('answers.citations')
      .where('gap_id', '=', id)
      .orderBy('answers.answered_at', 'desc')
      .limit(CITATIONS_READ)
      .execute();
    const counts = new Map<string, number>();
    for (const { citations } of rows)
      for (const { documentId } of citedSchema.parse(JSON.parse(citations)))
        counts.set(documentId, (counts.get(documentId) ?? 0) + 1);
    return [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .map(([document]) => asDocumentId(document));
  }
}

const citedSchema = z.array(z.object({ documentId: z.string() }));
