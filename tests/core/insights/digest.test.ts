import { describe, expect, test } from 'vitest';
import { asChannelId, asServerId } from '../../../src/core/ids.ts';
import { makeSendDigests, nextDigestAt } from '../../../src/core/insights/digest.ts';
import { silentLog } from '../../../src/core/log.ts';
import { NO_SETTINGS, type ServerSettings } from '../../../src/core/server-settings.ts';
import { SqliteDepartures } from '../../../src/storage/sqlite-departures.ts';
import { SqliteDigests } from '../../../src/storage/sqlite-digests.ts';
import { SqliteSettingsStore } from '../../../src/storage/sqlite-settings-store.ts';
import { freshDatabase } from '../../support/fresh-database.ts';

const SERVER = asServerId('1');
/** A Wednesday. */
const WEDNESDAY = new Date('2026-03-04T12:00:00Z');

function settings(change: Partial<ServerSettings> = {}): ServerSettings {
  return { ...NO_SETTINGS, staffChannelId: asChannelId('2'), ...change };
}

const at = (change: Partial<ServerSettings>, after = WEDNESDAY) =>
  nextDigestAt(settings(change), after)?.toISOString();

describe('when the digest is due', () => {
  test('on Monday at nine, unless chosen otherwise', () => {
    expect(at({})).toBe('2026-03-09T09:00:00.000Z');
    expect(at({}, new Date('2026-03-09T09:00:00Z'))).toBe('2026-03-16T09:00:00.000Z');
    expect(at({ digest: 'off' })).toBeUndefined();
    expect(at({ staffChannelId: undefined })).toBeUndefined();
  });

  test('by the wall clock of the server, over a change of the clocks', () => {
    const digest = { weekday: 7, hour: 9, timeZone: 'Europe/Berlin' };
    expect(at({ digest }, new Date('2026-03-28T12:00:00Z'))).toBe('2026-03-29T07:00:00.000Z');
    expect(at({ digest }, new Date('2026-03-20T12:00:00Z'))).toBe('2026-03-22T08:00:00.000Z');
    const kolkata = { weekday: 1, hour: 9, timeZone: 'Asia/Kolkata' };
    expect(at({ digest: kolkata })).toBe('2026-03-09T03:30:00.000Z');
  });

  test('an hour that the clocks leave out is waited for until next week', () => {
    const digest = { weekday: 7, hour: 2, timeZone: 'Europe/Berlin' };
    expect(at({ digest }, new Date('2026-03-28T12:00:00Z'))).toBe('2026-04-05T00:00:00.000Z');
  });

  test('in the time zone of the quiet hours, and after them', () => {
    const quietHours = { fromHour: 20, toHour: 10, timeZone: 'Europe/Berlin' };
    expect(at({ quietHours })).toBe('2026-03-09T09:00:00.000Z');
    const late = { weekday: 1, hour: 22, timeZone: undefined };
    const held = '2026-03-10T09:00:00.000Z';
    expect(at({ quietHours, digest: late })).toBe(held);
    expect(at({ quietHours, digest: late }, new Date('2026-03-10T02:00:00Z'))).toBe(held);
    const next = new Date(held);
    expect(at({ quietHours, digest: late }, next)).toBe('2026-03-17T09:00:00.000Z');
  });
});

describe('sending digests', () => {
  async function world() {
    const db = await freshDatabase();
    const store = new SqliteSettingsStore(db);
    let now = WEDNESDAY;
    const make = () =>
      makeSendDigests({
        digests: new SqliteDigests(db),
        settings: store,
        moveThreshold: async () => Promise.resolve(),
        clock: () => now,
        log: silentLog,
      });
    const posted = async () =>
      (await db.selectFrom('outbox').select(['kind', 'key']).execute()).map(({ kind }) => kind);
    const due = async () => (await new SqliteDigests(db).due(SERVER))?.toISOString();
    return {
      make,
      posted,
      due,
      deliver: async () => db.updateTable('outbox').set({ state: 'done' }).execute(),
      choose: async (change: Partial<ServerSettings>) => store.write(SERVER, settings(change), now),
      setTime: (iso: string) => (now = new Date(iso)),
      departures: new SqliteDepartures(db),
    };
  }

  test('one is stored when it is due, once over restarts', async () => {
    const { make, posted, due, choose, setTime } = await world();
    await choose({});
    await make()();
    expect(await posted()).toEqual([]);
    expect(await due()).toBe('2026-03-09T09:00:00.000Z');
    setTime('2026-03-09T09:00:30Z');
    await make()();
    await make()();
    expect(await posted()).toEqual(['post-digest']);
    expect(await due()).toBe('2026-03-16T09:00:00.000Z');
  });

  test('none is stored for a server that removed the bot, until it is back', async () => {
    const { make, posted, choose, setTime, departures } = await world();
    await choose({});
    await make()();
    await departures.left(SERVER, WEDNESDAY);
    setTime('2026-03-09T09:00:30Z');
    await make()();
    expect(await posted()).toEqual([]);
    await departures.returned(SERVER);
    await make()();
    expect(await posted()).toEqual(['post-digest']);
  });

  test('weeks of standstill are made up for by one', async () => {
    const { make, posted, due, choose, setTime } = await world();
    await choose({});
    await make()();
    setTime('2026-04-01T10:00:00Z');
    await make()();
    await make()();
    expect(await posted()).toEqual(['post-digest']);
    expect(await due()).toBe('2026-04-06T09:00:00.000Z');
  });

  test('while the channel is out of reach one waits for it, not one a week', async () => {
    const { make, posted, due, choose, setTime, deliver } = await world();
    await choose({});
    await make()();
    for (const monday of ['2026-03-09', '2026-03-16', '2026-03-23']) {
      setTime(`${monday}T09:00:30Z`);
      await make()();
    }
    expect(await posted()).toEqual(['post-digest']);
    expect(await due()).toBe('2026-03-30T09:00:00.000Z');
    await deliver();
    setTime('2026-03-30T09:00:30Z');
    await make()();
    expect(await posted()).toEqual(['post-digest', 'post-digest']);
  });

  test('a late one waits for the end of the quiet hours', async () => {
    const { make, posted, choose, setTime } = await world();
    await choose({ quietHours: { fromHour: 22, toHour: 7, timeZone: 'UTC' } });
    await make()();
    setTime('2026-03-10T03:00:00Z');
    await make()();
    expect(await posted()).toEqual([]);
    setTime('2026-03-10T07:00:00Z');
    await make()();
    expect(await posted()).toEqual(['post-digest']);
  });

  test('changed settings count at once', async () => {
    const { make, due, choose } = await world();
    await choose({});
    await make()();
    await choose({ digest: { weekday: 5, hour: 16, timeZone: undefined } });
    await make()();
    expect(await due()).toBe('2026-03-06T16:00:00.000Z');
    await choose({ digest: 'off' });
    await make()();
    expect(await due()).toBeUndefined();
  });
});
