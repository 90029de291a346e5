import { expect, test } from 'vitest';
import { silentMeter } from '../../src/core/meter.ts';
import { watchLine } from '../../src/discord/watch-line.ts';
import { MemoryLog } from '../support/memory-log.ts';

const MINUTE_MS = 60_000;
const TRIES_A_MINUTE = 120;

function startLine() {
  const log = new MemoryLog();
  const counted: string[] = [];
  const time = { ms: 0 };
  const meter = { ...silentMeter, gateway: (event: string) => void counted.push(event) };
  const line = watchLine({ meter, log, now: () => time.ms });
  const stayAway = (minutes: number) => {
    for (let tries = 0; tries < minutes * TRIES_A_MINUTE; tries += 1) {
      line.reconnecting();
      time.ms += MINUTE_MS / TRIES_A_MINUTE;
      line.failed(new Error('Unexpected server response: 503'));
    }
  };
  return { line, log, counted, stayAway };
}

// Each try wrote two lines, one with a stack: 160 MB on a day without Discord. The alert counted tries as losses.
test('an outage is counted once, and told at its beginning, now and then, and at its end', () => {
  const { line, log, counted, stayAway } = startLine();
  line.back('ready');
  stayAway(25);
  line.back('resumed', 3);
  expect(counted).toEqual(['ready', 'reconnecting', 'resumed']);
  expect(log.events).toEqual([
    { event: 'gateway reconnecting', fields: {} },
    ...[
      { awaySeconds: 1, tries: 1 },
      { awaySeconds: 601, tries: 1201 },
      { awaySeconds: 1201, tries: 2401 },
    ].map((figures) => ({
      event: 'gateway still away',
      fields: {
        ...figures,
        reason: 'Unexpected server response: 503',
        todo: expect.stringContaining('check the network') as string,
      },
    })),
    { event: 'gateway resumed', fields: { awaySeconds: 1500, tries: 3000, replayed: 3 } },
  ]);
});

test('the next outage is another one', () => {
  const { line, counted, log } = startLine();
  line.reconnecting();
  line.back('ready');
  line.reconnecting();
  expect(counted).toEqual(['reconnecting', 'ready', 'reconnecting']);
  expect(log.events.at(-1)).toEqual({ event: 'gateway reconnecting', fields: {} });
});

test('a fault without an outage is told as it is', () => {
  const { line, log } = startLine();
  line.failed(new Error('bad frame'));
  expect(log.events).toEqual([
    { event: 'gateway connection failed', fields: { reason: 'bad frame' } },
  ]);
});
