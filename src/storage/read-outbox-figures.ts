import { sql } from 'kysely';
import { DAY_MS } from '../core/calendar.ts';
import type { OutboxFigures } from '../core/outbox/ports.ts';
import type { Database } from './open-database.ts';

/** Counts the outbox. */
export async function readOutboxFigures(db: Database, now: Date): Promise<OutboxFigures> {
  const waiting = await db
    .selectFrom('outbox')
    .select([
      sql<number>`count(*) filter (where waits_for is null)`.as('waiting'),
      sql<number>`count(*) filter (where waits_for is not null)`.as('blocked'),
      sql<string | null>`min(created_at) filter (where waits_for is null)`.as('oldest'),
    ])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const { failed } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('failed'))
    .where('state', '=', 'failed')
    .where('done_at', '>=', new Date(now.getTime() - DAY_MS).toISOString())
    .executeTakeFirstOrThrow();
  const { oldest } = waiting;
  const oldestMs = oldest === null ? 0 : now.getTime() - new Date(oldest).getTime();
  return {
    waiting: waiting.waiting,
    blocked: waiting.blocked,
    failed,
    oldestSeconds: Math.max(0, oldestMs) / 1000,
  };
}
