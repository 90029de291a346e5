import { asServerId, type ServerId } from '../core/ids.ts';
import type { DigestStore } from '../core/insights/ports.ts';
import type { Intent } from '../core/outbox/intent.ts';
import type { Database } from './open-database.ts';
import { storeOnce } from './store-intents.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** When digests are due, in SQLite. */
export class SqliteDigests implements DigestStore {
  readonly #db: Database;
  readonly #onIntents: () => void;

  /** @param onIntents called after intents were stored, so that the outbox is looked at without delay */
  constructor(db: Database, onIntents: () => void = () => undefined) {
    this.#db = db;
    this.#onIntents = onIntents;
  }

  async due(serverId: ServerId): Promise<Date | undefined> {
    const row = await this.#db
      .selectFrom('digests')
      .select('due_at')
      .where('server_id', '=', serverId)
      .executeTakeFirst();
    return row && new Date(row.due_at);
  }

  async schedule(serverId: ServerId, due: Date): Promise<void> {
    const columns = { due_at: due.toISOString() };
    await this.#db
      .insertInto('digests')
      .values({ server_id: serverId, ...columns })
      .onConflict((conflict) => conflict.column('server_id').doUpdateSet(columns))
      .execute();
  }

  async post(serverId: ServerId, due: Date, next: Date, at: Date): Promise<void> {
    const intent: Intent = { kind: 'post-digest', serverId };
    const lane = `digest/${serverId}`;
    const once = `${lane}/${due.toISOString()}`;
    await inWriteTransaction(this.#db, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('digests')
        .set({ due_at: next.toISOString() })
        .where('server_id', '=', serverId)
        .where('due_at', '=', due.toISOString())
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      // One that could not be posted yet reads the insights when it can be: a second would say the same.
      const before = await transaction
        .selectFrom('outbox')
        .select('id')
        .where('lane', '=', lane)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      if (before === undefined) await storeOnce(transaction, { lane, serverId, once }, intent, at);
    });
    this.#onIntents();
  }

  async cancel(serverId: ServerId): Promise<void> {
    await this.#db.deleteFrom('digests').where('server_id', '=', serverId).execute();
  }

  async servers(): Promise<readonly ServerId[]> {
    const rows = await this.#db
      .selectFrom('server_settings')
      .select('server_id')
      .where('server_id', 'not in', (departed) =>
        departed.selectFrom('departed_servers').select('server_id'),
      )
      .execute();
    return rows.map(({ server_id: id }) => asServerId(id));
  }
}
