import type { Transaction } from 'kysely';
import type { Account, Spend, SpendStore } from '../core/answering/writing/ports.ts';
import type { Database } from './open-database.ts';
import type { DatabaseSchema } from './schema.ts';

const NOTHING: Spend = { tokens: 0, micros: 0 };

/** What the language model was used for; only the present day is kept. */
export class SqliteSpendStore implements SpendStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async charge(
    accounts: readonly Account[],
    day: string,
    spend: Spend,
  ): Promise<'charged' | 'over'> {
    return await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('model_spend').where('day', '<', day).execute();
      for (const { key, limit } of accounts) {
        const spent = await readSpend(trx, key, day);
        const isOver =
          spent.tokens + spend.tokens > limit.tokens || spent.micros + spend.micros > limit.micros;
        if (isOver) return 'over';
      }
      for (const { key } of accounts) await addSpend(trx, key, day, spend);
      return 'charged';
    });
  }

  async correct(accounts: readonly Account[], day: string, difference: Spend): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      for (const { key } of accounts) {
        // A row that was erased meanwhile stays erased.
        await trx
          .updateTable('model_spend')
          .set((eb) => ({
            tokens: eb('tokens', '+', difference.tokens),
            micros: eb('micros', '+', difference.micros),
          }))
          .where('key', '=', key)
          .where('day', '=', day)
          .execute();
      }
    });
  }
}

async function readSpend(
  trx: Transaction<DatabaseSchema>,
  key: string,
  day: string,
): Promise<Spend> {
  const row = await trx
    .selectFrom('model_spend')
    .select(['tokens', 'micros'])
    .where('key', '=', key)
    .where('day', '=', day)
    .executeTakeFirst();
  return row ?? NOTHING;
}

async function addSpend(
  trx: Transaction<DatabaseSchema>,
  key: string,
  day: string,
  { tokens, micros }: Spend,
): Promise<void> {
  await trx
    .insertInto('model_spend')
    .values({ key, day, tokens, micros })
    .onConflict((conflict) =>
      conflict.columns(['key', 'day']).doUpdateSet((eb) => ({
        tokens: eb('model_spend.tokens', '+', tokens),
        micros: eb('model_spend.micros', '+', micros),
      })),
    )
    .execute();
}
