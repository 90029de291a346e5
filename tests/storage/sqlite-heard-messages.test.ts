import { describe, expect, it } from 'vitest';
import { asChannelId, asMessageId } from '../../src/core/ids.ts';
import { SqliteHeardMessages } from '../../src/storage/sqlite-heard-messages.ts';
import { freshDatabase } from '../support/fresh-database.ts';

const NOON = new Date('2026-03-01T12:00:00Z');
const LATER = new Date('2026-03-01T13:00:00Z');
const HELP = asChannelId('10');
/** Beyond what a JavaScript number can tell apart. */
const FIRST = asMessageId('1300000000000000001');
const SECOND = asMessageId('1300000000000000002');
const THIRD = asMessageId('1300000000000000003');

async function store() {
  return new SqliteHeardMessages(await freshDatabase());
}

describe('messages that were heard', () => {
  it('are new once, pending until they are settled', async () => {
    const heard = await store();
    expect(await heard.note({ id: FIRST, channelId: HELP }, NOON)).toBe('new');
    expect(await heard.note({ id: FIRST, channelId: HELP }, NOON)).toBe('pending');
    expect(await heard.note({ id: SECOND, channelId: HELP }, NOON)).toBe('new');
    await heard.settle([FIRST], NOON);
    expect(await heard.note({ id: FIRST, channelId: HELP }, NOON)).toBe('settled');
    expect(await heard.note({ id: SECOND, channelId: HELP }, NOON)).toBe('pending');
  });

  it('are read back from before the oldest that is pending', async () => {
    const heard = await store();
    for (const id of [FIRST, SECOND, THIRD]) await heard.note({ id, channelId: HELP }, NOON);
    await heard.settle([FIRST, THIRD], NOON);
    expect(await heard.readBack(NOON)).toEqual([{ channelId: HELP, after: FIRST }]);
    await heard.settle([SECOND], NOON);
    expect(await heard.readBack(NOON)).toEqual([{ channelId: HELP, after: THIRD }]);
    expect(await heard.readBack(LATER)).toEqual([]);
  });

  it('are forgotten in time', async () => {
    const heard = await store();
    expect(await heard.newest()).toBeUndefined();
    await heard.note({ id: FIRST, channelId: HELP }, NOON);
    await heard.note({ id: SECOND, channelId: HELP }, LATER);
    expect(await heard.newest()).toBe(SECOND);
    await heard.forget(LATER);
    expect(await heard.note({ id: FIRST, channelId: HELP }, LATER)).toBe('new');
    expect(await heard.note({ id: SECOND, channelId: HELP }, LATER)).toBe('pending');
  });
});
