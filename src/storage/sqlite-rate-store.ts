import type { RateBucket, RateStore } from '../core/ask-limits.ts';
import type { Database } from './open-database.ts';

/** Rates of asking, by key. */
export class SqliteRateStore implements RateStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(key: string): Promise<RateBucket | undefined> {
    const row = await this.#db
      .selectFrom('rate_buckets')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirst();
    return row === undefined
      ? undefined
      : { tokens: row.tokens, filledAt: new Date(row.filled_at) };
  }

  async write(key: string, { tokens, filledAt }: RateBucket): Promise<void> {
    const values = { tokens, filled_at: filledAt.toISOString() };
    await this.#db
      .insertInto('rate_buckets')
      .values({ key, ...values })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
      .execute();
  }
}
