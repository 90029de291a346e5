import { toBytes } from './vector-bytes.ts';
import type { EmbeddingCache, KeyedVector } from '../core/indexing/ports.ts';
import type { Database } from './open-database.ts';
import type { PoliteWriter } from './polite-writer.ts';

/** Keys. SQLite takes 32,766 parameters a statement; this many stay far below it. */
const KEYS_A_QUERY = 500;

/** Vectors. This many are looked at or removed in a few ms. */
const VECTORS_A_STEP = 250;

/** The embedding cache in the `embeddings` table. */
export class SqliteEmbeddingCache implements EmbeddingCache {
  readonly #db: Database;
  readonly #writer: PoliteWriter;

  constructor(db: Database, writer: PoliteWriter) {
    this.#db = db;
    this.#writer = writer;
  }

  async missing(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const missing = new Set(keys);
    for (let from = 0; from < keys.length; from += KEYS_A_QUERY) {
      const found = await this.#db
        .selectFrom('embeddings')
        .select('key')
        .where('key', 'in', keys.slice(from, from + KEYS_A_QUERY))
        .execute();
      for (const { key } of found) missing.delete(key);
    }
    return missing;
  }

  async put(recipe: string, vectors: readonly KeyedVector[]): Promise<void> {
    if (vectors.length === 0) return;
    await this.#writer.transaction(async (transaction) => {
      await transaction
        .insertInto('embeddings')
        .values(vectors.map(({ key, vector }) => ({ key, recipe, vector: toBytes(vector) })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }

  /** Removes vectors that no passage refers to. Looks outside the write lock, removes within it. */
  async removeUnused(): Promise<void> {
    let after = '';
    for (;;) {
      const step = await this.#db
        .selectFrom('embeddings')
        .select((select) => [
          'key',
          select
            .exists(
              select
                .selectFrom('passages')
                .select('id')
                .whereRef('passages.embedding_key', '=', 'embeddings.key'),
            )
            .as('used'),
        ])
        .where('key', '>', after)
        .orderBy('key')
        .limit(VECTORS_A_STEP)
        .execute();
      const last = step.at(-1);
      if (last === undefined) return;
      after = last.key;
      await this.#remove(step.filter(({ used }) => !Number(used)).map(({ key }) => key));
    }
  }

  async #remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#writer.transaction(async (transaction) => {
      await transaction.deleteFrom('embeddings').where('key', 'in', keys).execute();
    });
  }
}
