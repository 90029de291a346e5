import { expect, test } from 'vitest';
import { DiscordUnavailable } from '../../src/core/errors.ts';
import { CATCH_UP_MS, RETRY_WAITS_MS } from '../../src/core/hearing/tuning.ts';
import { silentLog } from '../../src/core/log.ts';
import { untilStale, whileUnavailable } from '../../src/discord/while-unavailable.ts';

const log = silentLog;

test('what Discord does not take is tried again after each wait, and once more', async () => {
  let tries = 0;
  const job = async () => {
    tries += 1;
    await Promise.reject(new DiscordUnavailable('away'));
  };
  await expect(whileUnavailable(job, { log, waits: [0, 0] })).rejects.toThrow('away');
  expect(tries).toBe(3);
});

// After three minutes a mention was left to the next session, though the line to Discord had never been cut.
test('what was asked is tried for as long as it is not stale', () => {
  const waits = [...untilStale()];
  expect(waits.slice(0, RETRY_WAITS_MS.length)).toEqual(RETRY_WAITS_MS);
  const whole = waits.reduce((sum, wait) => sum + wait, 0);
  expect(whole).toBeGreaterThanOrEqual(CATCH_UP_MS);
});

test('a defect is not tried again, and an end is not waited for', async () => {
  const defect = async () => Promise.reject(new TypeError('ours'));
  await expect(whileUnavailable(defect, { log, waits: [0] })).rejects.toThrow('ours');
  const away = async () => Promise.reject(new DiscordUnavailable('away'));
  const patience = { log, waits: untilStale(), signal: AbortSignal.abort() };
  await expect(whileUnavailable(away, patience)).rejects.toThrow('aborted');
});
