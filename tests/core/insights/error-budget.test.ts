import { describe, expect, test } from 'vitest';
import { asStaffId } from '../../../src/core/ids.ts';
import {
  isOneSitting,
  nextThreshold,
  THRESHOLD_FLOOR,
} from '../../../src/core/insights/error-budget.ts';
import type { JudgedAnswer } from '../../../src/core/insights/ports.ts';
import {
  ENOUGH_VERDICTS,
  THRESHOLD_CEILING,
  THRESHOLD_STEP,
} from '../../../src/core/insights/tuning.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;

/** Judged by as many people, unless said by whom. */
function judged(
  count: number,
  isWrong: boolean,
  confidence: number,
  { by, day = 0 }: { readonly by?: string; readonly day?: number } = {},
): readonly JudgedAnswer[] {
  const at = new Date(NOON.getTime() + day * DAY_MS);
  return Array.from({ length: count }, (_, nth) => ({
    isWrong,
    confidence,
    by: asStaffId(by ?? `${isWrong ? 'w' : 'r'}${nth}`),
    at,
  }));
}

const ACCEPTED = 0.05;
const FLOOR = THRESHOLD_FLOOR;
/** So many hundredths above the floor. */
const above = (hundredths: number) => Math.round(FLOOR * 100 + hundredths) / 100;

describe('the threshold that staff verdicts lead to', () => {
  test('stays where it is until enough were judged, however bad they are', () => {
    const bad = judged(ENOUGH_VERDICTS - 1, true, above(2));
    expect(nextThreshold(bad, { accepted: ACCEPTED, present: FLOOR })).toBe(FLOOR);
  });

  test('rises by a step while more was wrong than staff accept', () => {
    const mixed = [...judged(16, false, 0.97), ...judged(4, true, above(6))];
    expect(nextThreshold(mixed, { accepted: ACCEPTED, present: FLOOR })).toBe(above(2));
    expect(nextThreshold(mixed, { accepted: ACCEPTED, present: above(6) })).toBe(above(7));
    expect(nextThreshold(mixed, { accepted: ACCEPTED, present: above(7) })).toBe(above(7));
  });

  test.each([
    { wrong: 2, of: 20, moves: false },
    { wrong: 13, of: 200, moves: false },
    { wrong: 4, of: 20, moves: true },
    { wrong: 6, of: 41, moves: true },
    { wrong: 18, of: 200, moves: true },
    { wrong: 1_100, of: 20_000, moves: true },
  ])('is not moved by chance: $wrong wrong of $of, moved $moves', ({ wrong, of, moves }) => {
    const mixed = [...judged(of - wrong, false, 0.97), ...judged(wrong, true, above(6))];
    const next = nextThreshold(mixed, { accepted: ACCEPTED, present: FLOOR });
    expect(next).toBe(moves ? above(2) : FLOOR);
  });

  test('every wrong answer is too many for those who accept none', () => {
    const mixed = [...judged(198, false, 0.97), ...judged(2, true, above(6))];
    expect(nextThreshold(mixed, { accepted: 0, present: FLOOR })).toBe(above(2));
  });

  test('falls again, as gradually, when what is stated is right', () => {
    const right = judged(40, false, 0.9);
    expect(nextThreshold(right, { accepted: ACCEPTED, present: above(5) })).toBe(above(3));
    expect(nextThreshold(right, { accepted: ACCEPTED, present: above(1) })).toBe(FLOOR);
  });

  test('never leaves its bounds', () => {
    const wrong = judged(40, true, 0.99);
    let present: number = FLOOR;
    for (let day = 0; day < 30; day += 1) {
      const next = nextThreshold(wrong, { accepted: 0, present });
      expect(next - present).toBeLessThanOrEqual(THRESHOLD_STEP + 1e-9);
      present = next;
    }
    expect(present).toBe(THRESHOLD_CEILING);
  });

  test('a share just within what staff accept moves nothing', () => {
    const mixed = [...judged(19, false, 0.9), ...judged(1, true, 0.9)];
    expect(nextThreshold(mixed, { accepted: ACCEPTED, present: FLOOR })).toBe(FLOOR);
  });
});

// One person who pressed `Wrong` for an afternoon led the bot to state nothing any more, a step each day.
describe('the word of one person on one day', () => {
  const now = { accepted: ACCEPTED, present: FLOOR };
  const raised = { accepted: ACCEPTED, present: above(6) };
  const honest = judged(30, false, 0.9);
  const rage = judged(50, true, 0.99, { by: 'ray' });

  test('is heard by one step', () => {
    expect(nextThreshold(rage, now)).toBe(above(2));
    expect(nextThreshold([...honest, ...rage], now)).toBe(above(2));
    expect(isOneSitting([...honest, ...rage], now)).toBe(false);
  });

  test('moves nothing beyond that step, neither up nor down, and is named as the reason', () => {
    const stepped = { accepted: ACCEPTED, present: above(2) };
    expect(nextThreshold(rage, stepped)).toBe(above(2));
    expect(nextThreshold([...honest, ...rage], stepped)).toBe(above(2));
    expect(isOneSitting([...honest, ...rage], stepped)).toBe(true);
    const praise = judged(300, false, 0.99, { by: 'ray' });
    const bad = [...judged(12, false, 0.99), ...judged(5, true, above(8))];
    expect(nextThreshold([...bad, ...praise], raised)).toBe(above(6));
    expect(nextThreshold(praise, raised)).toBe(above(6));
  });

  test.each([
    { whose: 'one person on two days', second: { by: 'ray', day: 1 } },
    { whose: 'two people on one day', second: { by: 'kim', day: 0 } },
  ])('is followed once it is that of $whose', ({ second }) => {
    const half = (of: { readonly by: string; readonly day?: number }) => [
      ...judged(8, false, 0.97, of),
      ...judged(3, true, above(6), of),
    ];
    const both = [...half({ by: 'ray' }), ...half(second)];
    const stepped = { accepted: ACCEPTED, present: above(2) };
    expect(nextThreshold(both, stepped)).toBe(above(4));
    expect(isOneSitting(both, stepped)).toBe(false);
  });

  test('does not count as the reason where nothing would move anyway', () => {
    expect(isOneSitting(judged(30, false, 0.9, { by: 'ray' }), now)).toBe(false);
    expect(isOneSitting(judged(19, true, 0.9, { by: 'ray' }), now)).toBe(false);
  });
});
