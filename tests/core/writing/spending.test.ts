import { describe, expect, it } from 'vitest';
import { makeSpending, type SpendingRules } from '../../../src/core/answering/writing/spending.ts';
import { asLearnerId, asServerId } from '../../../src/core/ids.ts';
import { SqliteSpendStore } from '../../../src/storage/sqlite-spend-store.ts';
import { SqlitePrivacyStore } from '../../../src/storage/sqlite-privacy-store.ts';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { freshDatabase, freshFolder } from '../../support/fresh-database.ts';

const RULES: SpendingRules = {
  perServer: { tokens: 10_000, micros: 30_000 },
  perLearner: { tokens: 4_000, micros: 1_000_000 },
  price: { input: 2, output: 10 },
};
const ada = { serverId: asServerId('1'), learnerId: asLearnerId('10') };
const ben = { serverId: asServerId('1'), learnerId: asLearnerId('11') };
const elsewhere = { serverId: asServerId('2'), learnerId: asLearnerId('10') };
const CALL = { input: 1_800, output: 200 };
const noon = () => new Date('2026-03-01T12:00:00Z');

describe('the budget of a day', () => {
  it('ends for a learner, and not for others or elsewhere', async () => {
    const spending = makeSpending(new SqliteSpendStore(await freshDatabase()), RULES, noon);
    expect(await spending.reserve(ada, CALL)).toBeDefined();
    expect(await spending.reserve(ada, CALL)).toBeDefined();
    expect(await spending.reserve(ada, CALL)).toBeUndefined();
    expect(await spending.reserve(ben, CALL)).toBeDefined();
    expect(await spending.reserve(elsewhere, CALL)).toBeDefined();
  });

  it('ends for a server by its money too', async () => {
    const spending = makeSpending(new SqliteSpendStore(await freshDatabase()), RULES, noon);
    // 1,800 × 2 + 200 × 10 millionths are 5,600 a call: five calls fit into 30,000.
    const calls = Array.from({ length: 8 }, (_, at) => ({
      serverId: asServerId('1'),
      learnerId: asLearnerId(String(at)),
    }));
    const paid = [];
    for (const payer of calls) paid.push(await spending.reserve(payer, CALL));
    expect(paid.filter((call) => call !== undefined)).toHaveLength(5);
  });

  it('is corrected to what was really used', async () => {
    const spending = makeSpending(new SqliteSpendStore(await freshDatabase()), RULES, noon);
    for (let at = 0; at < 6; at += 1) {
      const paid = await spending.reserve(ada, CALL);
      expect(paid).toBeDefined();
      await paid?.settle({ input: 100, output: 20 });
    }
  });

  it('keeps who spent what for that day alone', async () => {
    const db = await freshDatabase();
    const store = new SqliteSpendStore(db);
    await makeSpending(store, RULES, noon).reserve(ada, CALL);
    const tomorrow = () => new Date('2026-03-02T00:00:01Z');
    await makeSpending(store, RULES, tomorrow).reserve(ben, CALL);
    const rows = await db.selectFrom('model_spend').select('key').execute();
    expect(rows.map(({ key }) => key).sort()).toEqual(['learner/1/11', 'server/1']);
  });

  it('is kept over a restart, and begins anew the next day', async () => {
    const folder = await freshFolder();
    const before = await openDatabase(folder);
    const spending = makeSpending(new SqliteSpendStore(before), RULES, noon);
    await spending.reserve(ada, CALL);
    await spending.reserve(ada, CALL);
    await before.destroy();
    const after = await openDatabase(folder);
    const store = new SqliteSpendStore(after);
    expect(await makeSpending(store, RULES, noon).reserve(ada, CALL)).toBeUndefined();
    const tomorrow = () => new Date('2026-03-02T00:00:01Z');
    expect(await makeSpending(store, RULES, tomorrow).reserve(ada, CALL)).toBeDefined();
    await after.destroy();
  });

  it('is not brought back by a call that ends after the learner’s erasure', async () => {
    const db = await freshDatabase();
    const spending = makeSpending(new SqliteSpendStore(db), RULES, noon);
    const paid = await spending.reserve(ada, CALL);
    await new SqlitePrivacyStore(db).erasePerson(ada.learnerId, noon());
    await paid?.settle({ input: 100, output: 20 });
    const rows = await db.selectFrom('model_spend').select(['key', 'tokens']).execute();
    expect(rows).toEqual([{ key: 'server/1', tokens: 120 }]);
  });

  it('is never overdrawn by questions at once', async () => {
    const spending = makeSpending(new SqliteSpendStore(await freshDatabase()), RULES, noon);
    const all = await Promise.all(
      Array.from({ length: 6 }, async () => spending.reserve(ada, CALL)),
    );
    expect(all.filter((call) => call !== undefined)).toHaveLength(2);
  });
});
