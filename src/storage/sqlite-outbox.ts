import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import { asEscalationId, asServerId, type ServerId } from '../core/ids.ts';
import { parseIntent, type StoredIntent, type WaitsFor } from '../core/outbox/intent.ts';
import { FURTHEST_DUE_MS } from '../core/outbox/tuning.ts';
import type { Ending, Follow, Outbox } from '../core/outbox/ports.ts';
import type { Database } from './open-database.ts';
import type { OutboxTable } from './escalation-tables.ts';
import { storeIntents } from './store-intents.ts';
import { inWriteTransaction, type Transaction } from './write-transaction.ts';

const waitsForSchema = z.enum(['set-up', 'permission']).optional();

/** The outbox as a table: what waits survives a killed process. */
export class SqliteOutbox implements Outbox {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async dueLanes(now: Date, limit: number): Promise<readonly string[]> {
    const rows = await this.#heads()
      .select('outbox.lane')
      .where((eb) =>
        eb.or([
          eb('outbox.due_at', '<=', now.toISOString()),
          eb('outbox.due_at', '>', furthestDue(now)),
        ]),
      )
      .orderBy('outbox.due_at')
      .orderBy('outbox.id')
      .limit(limit)
      .execute();
    return rows.map(({ lane }) => lane);
  }

  async next(lane: string, now: Date): Promise<StoredIntent | undefined> {
    const head = await this.#db
      .selectFrom('outbox')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('escalations')
          .select('question_id')
          .whereRef('escalations.id', '=', 'outbox.escalation_id')
          .as('question_id'),
      )
      .where('lane', '=', lane)
      .where('state', '=', 'waiting')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (head === undefined) return undefined;
    const isDue = head.due_at <= now.toISOString() || head.due_at > furthestDue(now);
    return isDue ? toStored(head) : undefined;
  }

  async begin(row: number): Promise<void> {
    await this.#db
      .updateTable('outbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('id', '=', row)
      .execute();
  }

  async settle(row: number, ending: Ending, at: Date, follow?: Follow): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      await transaction
        .updateTable('outbox')
        .set({
          state: ending.state,
          done_at: at.toISOString(),
          last_error: ending.state === 'failed' ? ending.error : null,
          waits_for: null,
        })
        .where('id', '=', row)
        .execute();
      await storeFollow(transaction, row, follow, at);
    });
  }

  async postpone(
    row: number,
    until: Date,
    error: string,
    at: Date,
    waitsFor?: WaitsFor,
    follow?: Follow,
  ): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      await transaction
        .updateTable('outbox')
        .set({ due_at: until.toISOString(), last_error: error })
        // What waits for set-up still does when Discord was away at the last look.
        .$if(waitsFor !== undefined, (query) => query.set({ waits_for: waitsFor ?? null }))
        .where('id', '=', row)
        .execute();
      await storeFollow(transaction, row, follow, at);
    });
  }

  async wakeWaiting(server: ServerId, now: Date): Promise<number> {
    const { numUpdatedRows } = await this.#db
      .updateTable('outbox')
      .set({ due_at: now.toISOString() })
      .where('server_id', '=', server)
      .where('state', '=', 'waiting')
      .where('waits_for', 'is not', null)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async nextDueAt(): Promise<Date | undefined> {
    const head = await this.#heads()
      .select('outbox.due_at')
      .orderBy('outbox.due_at')
      .limit(1)
      .executeTakeFirst();
    return head === undefined ? undefined : new Date(head.due_at);
  }

  async count(server: ServerId) {
    const counts = await this.#db
      .selectFrom('outbox')
      .select([
        sql<number>`count(*) filter (where state = 'waiting')`.as('waiting'),
        sql<number>`count(*) filter (where state = 'waiting' and waits_for is not null)`.as(
          'waitingForSetup',
        ),
        sql<number>`count(*) filter (where state = 'failed')`.as('failed'),
      ])
      .where('server_id', '=', server)
      .executeTakeFirstOrThrow();
    return counts;
  }

  /** The first waiting intent of each lane. */
  #heads() {
    return this.#db
      .selectFrom('outbox')
      .where('outbox.state', '=', 'waiting')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('outbox as earlier')
              .select('earlier.id')
              .whereRef('earlier.lane', '=', 'outbox.lane')
              .where('earlier.state', '=', 'waiting')
              .whereRef('earlier.id', '<', 'outbox.id'),
          ),
        ),
      );
  }
}

function furthestDue(now: Date): string {
  return new Date(now.getTime() + FURTHEST_DUE_MS).toISOString();
}

async function storeFollow(
  transaction: Transaction,
  row: number,
  follow: Follow | undefined,
  at: Date,
): Promise<void> {
  if (follow === undefined || follow.length === 0) return;
  const { escalation_id, server_id } = await transaction
    .selectFrom('outbox')
    .select(['escalation_id', 'server_id'])
    .where('id', '=', row)
    .executeTakeFirstOrThrow();
  await storeIntents(
    transaction,
    { escalationId: asEscalationId(escalation_id), serverId: asServerId(server_id) },
    follow,
    at,
  );
}

function toStored(
  row: Selectable<OutboxTable> & { readonly question_id: string | null },
): StoredIntent {
  return {
    row: row.id,
    key: row.key,
    serverId: asServerId(row.server_id),
    lane: row.lane,
    questionId: row.question_id ?? undefined,
    intent: parseIntent(row.payload),
    attempts: row.attempts,
    waitsFor: waitsForSchema.parse(row.waits_for ?? undefined),
    createdAt: new Date(row.created_at),
  };
}
