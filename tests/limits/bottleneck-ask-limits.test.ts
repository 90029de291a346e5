import { describe, expect, test } from 'vitest';
import { asLearnerId, asServerId } from '../../src/core/ids.ts';
import { BottleneckAskLimits } from '../../src/limits/bottleneck-ask-limits.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { SqliteRateStore } from '../../src/storage/sqlite-rate-store.ts';
import { freshDatabase } from '../support/fresh-database.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const learner = { learnerId: asLearnerId('1'), serverId: asServerId('9'), isStaff: false };

function limitsOver(db: Database, now: { at: Date }) {
  return new BottleneckAskLimits({
    rates: new SqliteRateStore(db),
    clock: () => now.at,
    learnerRate: { burst: 3, refillMs: 60_000 },
    serverRate: { burst: 5, refillMs: 10_000 },
  });
}

async function takeMany(limits: BottleneckAskLimits, asker: typeof learner, count: number) {
  const permits = await Promise.all(Array.from({ length: count }, async () => limits.take(asker)));
  return permits.map((permit) => (permit.outcome === 'granted' ? 'granted' : permit.whose));
}

describe('the limits of asking', () => {
  test('grant a burst, also when all of it comes at once, then say how long to wait', async () => {
    const now = { at: NOON };
    const limits = limitsOver(await freshDatabase(), now);
    expect(await takeMany(limits, learner, 4)).toEqual([
      'granted',
      'granted',
      'granted',
      'learner',
    ]);
    now.at = new Date(NOON.getTime() + 45_000);
    expect(await limits.take(learner)).toEqual({
      outcome: 'wait',
      whose: 'learner',
      until: new Date(NOON.getTime() + 60_000),
    });
    now.at = new Date(NOON.getTime() + 60_000);
    expect(await takeMany(limits, learner, 2)).toEqual(['granted', 'learner']);
  });

  test('hold nobody until a time that a wrong clock named', async () => {
    const now = { at: new Date('2031-01-01T00:00:00Z') };
    const limits = limitsOver(await freshDatabase(), now);
    await takeMany(limits, learner, 3);
    now.at = NOON;
    expect(await limits.take(learner)).toEqual({
      outcome: 'wait',
      whose: 'learner',
      until: new Date(NOON.getTime() + 60_000),
    });
    now.at = new Date(NOON.getTime() + 60_000);
    expect(await takeMany(limits, learner, 2)).toEqual(['granted', 'learner']);
  });

  test('are kept over a restart', async () => {
    const db = await freshDatabase();
    const now = { at: NOON };
    await takeMany(limitsOver(db, now), learner, 3);
    expect(await takeMany(limitsOver(db, now), learner, 1)).toEqual(['learner']);
  });

  test('of one server leave another alone, and staff are exempt', async () => {
    const limits = limitsOver(await freshDatabase(), { at: NOON });
    for (const id of ['1', '2', '3']) {
      await takeMany(limits, { ...learner, learnerId: asLearnerId(id) }, 2);
    }
    const other = { ...learner, learnerId: asLearnerId('4') };
    expect(await takeMany(limits, other, 1)).toEqual(['server']);
    expect(await takeMany(limits, { ...other, isStaff: true }, 1)).toEqual(['granted']);
    expect(await takeMany(limits, { ...other, serverId: asServerId('8') }, 1)).toEqual(['granted']);
  });
});
