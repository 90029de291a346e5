import type { EscalationId, ServerId } from '../../src/core/ids.ts';
import {
  parseIntent,
  type NewIntent,
  type StoredIntent,
  type WaitsFor,
} from '../../src/core/outbox/intent.ts';
import { laneOf } from '../../src/core/outbox/lane-of.ts';
import { FURTHEST_DUE_MS } from '../../src/core/outbox/tuning.ts';
import type { Ending, Follow, Outbox } from '../../src/core/outbox/ports.ts';

interface Row {
  stored: StoredIntent;
  state: 'waiting' | 'done' | 'failed';
  dueAt: Date;
}

const isDue = (dueAt: Date, now: Date) =>
  dueAt <= now || dueAt.getTime() > now.getTime() + FURTHEST_DUE_MS;

/** An outbox in memory; intents are kept as text, as a table keeps them. */
export class MemoryOutbox implements Outbox {
  readonly rows: Row[] = [];

  add(
    about: { readonly escalationId: EscalationId; readonly serverId: ServerId },
    intents: readonly NewIntent[],
    at: Date,
  ): void {
    for (const fresh of intents) {
      const row = this.rows.length + 1;
      const key = (fresh.kind === 'announce' && fresh.once) || `key-${row}`;
      if (this.rows.some(({ stored }) => stored.key === key)) continue;
      const intent = parseIntent(JSON.stringify({ ...fresh, escalationId: about.escalationId }));
      const follower = fresh.kind === 'deliver-to-learner' ? fresh.followerId : undefined;
      const lane = laneOf(about.escalationId, fresh.kind, follower);
      this.rows.push({
        stored: {
          row,
          key,
          serverId: about.serverId,
          lane,
          intent,
          attempts: 0,
          waitsFor: undefined,
          createdAt: at,
        },
        state: 'waiting',
        dueAt: at,
      });
    }
  }

  dueLanes(now: Date, limit: number): Promise<readonly string[]> {
    const due = this.#heads().filter(({ dueAt }) => isDue(dueAt, now));
    return Promise.resolve(
      due
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .slice(0, limit)
        .map(({ stored }) => stored.lane),
    );
  }

  next(lane: string, now: Date): Promise<StoredIntent | undefined> {
    const head = this.#heads().find(({ stored }) => stored.lane === lane);
    return Promise.resolve(head !== undefined && isDue(head.dueAt, now) ? head.stored : undefined);
  }

  begin(row: number): Promise<void> {
    const found = this.#row(row);
    found.stored = { ...found.stored, attempts: found.stored.attempts + 1 };
    return Promise.resolve();
  }

  settle(row: number, ending: Ending, at: Date, follow: Follow = []): Promise<void> {
    const found = this.#row(row);
    found.state = ending.state;
    this.#follow(found, follow, at);
    return Promise.resolve();
  }

  postpone(
    row: number,
    until: Date,
    _error: string,
    at: Date,
    waitsFor?: WaitsFor,
    follow: Follow = [],
  ): Promise<void> {
    const found = this.#row(row);
    found.dueAt = until;
    found.stored = { ...found.stored, waitsFor: waitsFor ?? found.stored.waitsFor };
    this.#follow(found, follow, at);
    return Promise.resolve();
  }

  wakeWaiting(server: ServerId, now: Date): Promise<number> {
    const woken = this.rows.filter(
      ({ state, stored }) =>
        state === 'waiting' && stored.serverId === server && stored.waitsFor !== undefined,
    );
    for (const row of woken) row.dueAt = now;
    return Promise.resolve(woken.length);
  }

  nextDueAt(): Promise<Date | undefined> {
    const times = this.#heads().map(({ dueAt }) => dueAt.getTime());
    return Promise.resolve(times.length === 0 ? undefined : new Date(Math.min(...times)));
  }

  count(server: ServerId) {
    const own = this.rows.filter(({ stored }) => stored.serverId === server);
    const waiting = own.filter(({ state }) => state === 'waiting');
    return Promise.resolve({
      waiting: waiting.length,
      waitingForSetup: waiting.filter(({ stored }) => stored.waitsFor !== undefined).length,
      failed: own.filter(({ state }) => state === 'failed').length,
    });
  }

  #follow({ stored }: Row, intents: Follow, at: Date): void {
    const { intent, serverId } = stored;
    if ('escalationId' in intent)
      this.add({ escalationId: intent.escalationId, serverId }, intents, at);
  }

  #row(row: number): Row {
    const found = this.rows[row - 1];
    if (found === undefined) throw new RangeError(`no intent ${row}`);
    return found;
  }

  #heads(): Row[] {
    const waiting = this.rows.filter(({ state }) => state === 'waiting');
    return waiting.filter(
      (row) => waiting.find(({ stored }) => stored.lane === row.stored.lane) === row,
    );
  }
}
