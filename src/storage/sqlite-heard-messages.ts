import { sql } from 'kysely';
import type { HeardMessages, NotedMessage, ReadBack } from '../core/hearing/ports.ts';
import { asChannelId, asMessageId, type MessageId } from '../core/ids.ts';
import type { Database } from './open-database.ts';

/** Messages decided about, in SQLite. */
export class SqliteHeardMessages implements HeardMessages {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async note({ id, channelId }: NotedMessage, at: Date): Promise<'new' | 'pending' | 'settled'> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('heard_messages')
      .values({ id: BigInt(id), channel_id: channelId, noted_at: at.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return 'new';
    const known = await this.#db
      .selectFrom('heard_messages')
      .select('settled_at')
      .where('id', '=', BigInt(id))
      .executeTakeFirst();
    return known?.settled_at === null ? 'pending' : 'settled';
  }

  async settle(ids: readonly MessageId[], at: Date): Promise<void> {
    await this.#db
      .updateTable('heard_messages')
      .set({ settled_at: at.toISOString() })
      .where('id', 'in', ids.map(BigInt))
      .execute();
  }

  async readBack(since: Date): Promise<readonly ReadBack[]> {
    const rows = await this.#db
      .selectFrom('heard_messages')
      .select([
        'channel_id',
        // As text: JavaScript's numbers cannot hold Discord's ids.
        sql<string>`cast(max(id) as text)`.as('newest'),
        sql<string | null>`cast(min(case when settled_at is null then id end) - 1 as text)`.as(
          'before_pending',
        ),
      ])
      .where('noted_at', '>=', since.toISOString())
      .groupBy('channel_id')
      .execute();
    return rows.map(({ channel_id: channelId, newest, before_pending: beforePending }) => ({
      channelId: asChannelId(channelId),
      after: asMessageId(beforePending ?? newest),
    }));
  }

  async newest(): Promise<MessageId | undefined> {
    const row = await this.#db
      .selectFrom('heard_messages')
      .select(sql<string | null>`cast(max(id) as text)`.as('newest'))
      .executeTakeFirst();
    const newest = row?.newest ?? undefined;
    return newest === undefined ? undefined : asMessageId(newest);
  }

  async forget(before: Date): Promise<void> {
    await this.#db
      .deleteFrom('heard_messages')
      .where('noted_at', '<', before.toISOString())
      .execute();
  }
}
