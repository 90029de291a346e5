import type { DueTimes } from '../core/privacy/ports.ts';
import type { Database } from './open-database.ts';

/** Due times among the database's single facts. */
export class SqliteDueTimes implements DueTimes {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(name: string): Promise<Date | undefined> {
    const fact = await this.#db
      .selectFrom('facts')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    return fact === undefined ? undefined : new Date(fact.value);
  }

  async write(name: string, due: Date): Promise<void> {
    const value = due.toISOString();
    await this.#db
      .insertInto('facts')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }
}
