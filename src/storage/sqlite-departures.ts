import { sql } from 'kysely';
import { asDocumentId, asServerId, type DocumentId, type ServerId } from '../core/ids.ts';
import type { Departures } from '../core/privacy/departures.ts';
import type { Database } from './open-database.ts';
import { publishedDocuments } from './published-documents.ts';
import { inWriteTransaction, type Transaction } from './write-transaction.ts';

/** Rows of the index leave it with their generation. */
const OF_THE_INDEX = 'documents';

/** Servers that removed the bot, in SQLite. */
export class SqliteDepartures implements Departures {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async left(server: ServerId, at: Date): Promise<void> {
    await this.#db
      .insertInto('departed_servers')
      .values({ server_id: server, left_at: at.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async returned(server: ServerId): Promise<void> {
    await this.#db.deleteFrom('departed_servers').where('server_id', '=', server).execute();
  }

  async list() {
    const rows = await this.#db.selectFrom('departed_servers').selectAll().execute();
    return rows.map((row) => ({
      serverId: asServerId(row.server_id),
      leftAt: new Date(row.left_at),
    }));
  }

  async known(): Promise<readonly ServerId[]> {
    const { rows } = await sql<{ server_id: string }>`
      select server_id from server_settings
      union select server_id from questions where server_id is not null
      union select server_id from staff_documents`.execute(this.#db);
    return rows.map(({ server_id: id }) => asServerId(id));
  }

  async documentsOf(server: ServerId): Promise<readonly DocumentId[]> {
    const published = await publishedDocuments(this.#db);
    const rows = await published.select('id').distinct().where('server_id', '=', server).execute();
    return rows.map(({ id }) => asDocumentId(id));
  }

  async erase(server: ServerId): Promise<number> {
    return await inWriteTransaction(this.#db, async (transaction) => {
      // What refers to a row of another table goes in the same transaction, in whatever order.
      await sql`pragma defer_foreign_keys = on`.execute(transaction);
      const { count } = await transaction
        .selectFrom('questions')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('server_id', '=', server)
        .executeTakeFirstOrThrow();
      for (const table of await tablesOfServers(transaction)) {
        if (table === OF_THE_INDEX) continue;
        await sql`delete from ${sql.table(table)} where server_id = ${server}`.execute(transaction);
      }
      await eraseAccounts(transaction, server);
      return count;
    });
  }
}

/** Asked of the database itself: a new table with a server in it is never forgotten. */
async function tablesOfServers(transaction: Transaction): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select tables.name as name from pragma_table_list as tables
    join pragma_table_info(tables.name) as columns
    where tables.schema = 'main' and tables.type = 'table' and columns.name = 'server_id'
    `.execute(transaction);
  return rows.map(({ name }) => name);
}

/** Rates and spending are kept under keys that end or begin with the server. */
async function eraseAccounts(transaction: Transaction, server: ServerId): Promise<void> {
  for (const table of ['rate_buckets', 'model_spend'] as const) {
    await transaction
      .deleteFrom(table)
      .where((eb) =>
        eb.or([eb('key', '=', `server/${server}`), eb('key', 'like', `learner/${server}/%`)]),
      )
      .execute();
  }
}
