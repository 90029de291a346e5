import { describe, expect, test } from 'vitest';
import { fc, runs } from '../support/fuzz.ts';
import { readFuzzSettings } from '../support/fuzz-settings.ts';
import { nastyText } from '../support/nasty.ts';

// A suite that drew other values each time once failed on a change that had nothing to do with it.
test('what is drawn is drawn again the next time', () => {
  const drawn = () => fc.sample(nastyText(200), 20);
  expect(drawn()).toEqual(drawn());
  expect(readFuzzSettings({})).toEqual(readFuzzSettings({}));
});

test('a failure tells the seed that plays it again', () => {
  const { seed } = readFuzzSettings(process.env);
  const failing = fc.property(fc.nat(), (drawn) => drawn < 0);
  expect(() => fc.assert(failing)).toThrow(`seed: ${seed}`);
});

describe('exploring', () => {
  test('draws others, more often', () => {
    const seeds = [1, 2, 3, 4].map(() => readFuzzSettings({ FUZZ_SEED: 'random' }).seed);
    expect(new Set(seeds).size).toBeGreaterThan(1);
    expect(readFuzzSettings({ FUZZ_SEED: '7', FUZZ_RUNS: '20' })).toEqual({ seed: 7, times: 20 });
    expect(runs(5)).toEqual({ numRuns: 5 * readFuzzSettings(process.env).times });
  });

  test.each([
    [{ FUZZ_SEED: 'now' }, 'FUZZ_SEED is a whole number below 1,000,000,000, or `random`'],
    [{ FUZZ_SEED: '-1' }, 'FUZZ_SEED is a whole number below 1,000,000,000, or `random`'],
    [{ FUZZ_RUNS: 'many' }, 'FUZZ_RUNS is a whole number from 1 to 1,000'],
    [{ FUZZ_RUNS: '0' }, 'FUZZ_RUNS is a whole number from 1 to 1,000'],
    [{ FUZZ_RUNS: '1.5' }, 'FUZZ_RUNS is a whole number from 1 to 1,000'],
  ])('says what is allowed, for %j', (given, sentence) => {
    expect(() => readFuzzSettings(given)).toThrow(sentence);
  });
});
