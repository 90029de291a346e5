import type { Account, Spend, SpendStore } from '../core/answering/writing/ports.ts';
import type { Database } from './open-database.ts';
import { inWriteTransaction, type Transaction } from './write-transaction.ts';

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
    return await inWriteTransaction(this.#db, async (transaction) => {
      await transaction.deleteFrom('model_spend').where('day', '<', day).execute();
      for (const { key, limit } of accounts) {
        const spent = await readSpend(transaction, key, day);
        const isOver =
          spent.tokens + spend.tokens > limit.tokens || spent.micros + spend.micros > limit.micros;
        if (isOver) return 'over';
      }
      for (const { key } of accounts) await addSpend(transaction, key, day, spend);
      return 'charged';
    });
  }

  async correct(accounts: readonly Account[], day: string, difference: Spend): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      for (const { key } of accounts) {
        // A row that was erased meanwhile stays erased.
        await transaction
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

async function readSpend(transaction: Transaction, key: string, day: string): Promise<Spend> {
  const row = await transaction
    .selectFrom('model_spend')
    .select(['tokens', 'micros'])
    .where('key', '=', key)
    .where('day', '=', day)
    .executeTakeFirst();
  return row ?? NOTHING;
}

async function addSpend(
  transaction: Transaction,
  key: string,
  day: string,
  { tokens, micros }: Spend,
): Promise<void> {
  await transaction
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
