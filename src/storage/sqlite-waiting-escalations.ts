import type { Escalation } from '../core/escalation/escalation.ts';
import { asServerId, type ServerId } from '../core/ids.ts';
import type { WaitingEscalations, WaitingFilter } from '../core/reminding/ports.ts';
import { toEscalation } from './escalation-rows.ts';
import type { Database } from './open-database.ts';

/** Escalations that wait, in SQLite. */
export class SqliteWaitingEscalations implements WaitingEscalations {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async servers(): Promise<readonly ServerId[]> {
    const rows = await this.#db
      .selectFrom('escalations')
      .select('server_id')
      .distinct()
      .where('status', 'in', ['open', 'claimed', 'answered'])
      .execute();
    return rows.map(({ server_id: id }) => asServerId(id));
  }

  async find(filter: WaitingFilter, limit: number): Promise<readonly Escalation[]> {
    const { serverId, status, isReminded, before } = filter;
    const since = isReminded ? 'reminded_at' : 'waits_since';
    const rows = await this.#db
      .selectFrom('escalations')
      .selectAll()
      .where('server_id', '=', serverId)
      .where('status', '=', status)
      .where('reminded_at', isReminded ? 'is not' : 'is', null)
      .where(since, '<=', before.toISOString())
      .orderBy(since)
      .limit(limit)
      .execute();
    return rows.map(toEscalation);
  }
}
