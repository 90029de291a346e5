import { expect, test } from 'vitest';
import { DiscordUnavailable } from '../../../src/core/errors.ts';
import { CLOCK_IS_WRONG, makeEnforceRetention } from '../../../src/core/privacy/retention.ts';
import { NO_SETTINGS } from '../../../src/core/server-settings.ts';
import { MemoryLog } from '../../support/memory-log.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A bot whose clock is `aheadMs` ahead of Discord's, which tells the time unless said otherwise. */
function setUp(at: { aheadMs: number; discord?: () => Date | undefined }) {
  const erasedBefore: string[] = [];
  const departed = { looks: 0 };
  const due: { at: Date | undefined } = { at: undefined };
  const log = new MemoryLog();
  const discordNow = () => (at.discord === undefined ? new Date(NOON) : at.discord());
  const enforce = makeEnforceRetention({
    privacy: {
      places: async () => Promise.resolve([undefined]),
      eraseOlder: async (_place, before) => {
        erasedBefore.push(before.toISOString());
        return Promise.resolve(1);
      },
    },
    settings: { read: async () => Promise.resolve(NO_SETTINGS) },
    dueTimes: {
      read: async () => Promise.resolve(due.at),
      write: async (_name, next) => {
        due.at = next;
        return Promise.resolve();
      },
    },
    eraseDeparted: async () => {
      departed.looks += 1;
      return Promise.resolve(0);
    },
    clock: () => new Date(NOON + at.aheadMs),
    otherClock: { now: async () => new Promise((resolve) => resolve(discordNow())) },
    log,
  });
  const told = () => log.events.filter(({ event }) => event === CLOCK_IS_WRONG);
  return { enforce, erasedBefore, departed, due, log, told };
}

// A clock that a year or two were put on for an hour erased everything that the server had.
test.each([
  ['ahead', 700 * DAY_MS],
  ['ahead by two hours', 120 * MINUTE_MS],
  ['behind', -700 * DAY_MS],
])('a clock that is far %s erases nothing, and says so once', async (_how, aheadMs) => {
  const { enforce, erasedBefore, departed, due, told } = setUp({ aheadMs });
  await enforce();
  await enforce();
  expect([erasedBefore, departed.looks, due.at]).toEqual([[], 0, undefined]);
  expect(told().map(({ fields }) => fields)).toEqual([{ aheadMinutes: aheadMs / MINUTE_MS }]);
});

test('once the clock is right again, what was due is erased, and the next wrong one is told anew', async () => {
  const at = { aheadMs: 700 * DAY_MS };
  const { enforce, erasedBefore, due, log, told } = setUp(at);
  await enforce();
  at.aheadMs = 0;
  await enforce();
  expect(erasedBefore).toEqual([new Date(NOON - 365 * DAY_MS).toISOString()]);
  expect(due.at).toEqual(new Date(NOON + DAY_MS));
  expect(log.events.map(({ event }) => event)).toContain('clock is right again');
  at.aheadMs = 700 * DAY_MS;
  await enforce();
  expect([erasedBefore.length, told().length]).toEqual([1, 2]);
});

test('clocks that are some minutes apart, as clocks are, erase what is due', async () => {
  const { enforce, erasedBefore, told } = setUp({ aheadMs: 50 * MINUTE_MS });
  await enforce();
  expect([erasedBefore.length, told().length]).toEqual([1, 0]);
});

test('where Discord cannot be asked it is asked later; where it does not tell, what is due goes', async () => {
  const at: { aheadMs: number; discord: () => Date | undefined } = {
    aheadMs: 0,
    discord: () => {
      throw new DiscordUnavailable('503');
    },
  };
  const { enforce, erasedBefore, due, told } = setUp(at);
  await enforce();
  expect([erasedBefore, due.at]).toEqual([[], undefined]);
  at.discord = () => undefined;
  await enforce();
  expect([erasedBefore.length, told().length]).toEqual([1, 0]);
});
