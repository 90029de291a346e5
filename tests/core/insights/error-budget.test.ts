import { describe, expect, test } from 'vitest';
import { nextThreshold, THRESHOLD_FLOOR } from '../../../src/core/insights/error-budget.ts';
import type { JudgedAnswer } from '../../../src/core/insights/ports.ts';
import {
  ENOUGH_VERDICTS,
  THRESHOLD_CEILING,
  THRESHOLD_STEP,
} from '../../../src/core/insights/tuning.ts';

function judged(count: number, isWrong: boolean, confidence: number): readonly JudgedAnswer[] {
  return Array.from({ length: count }, () => ({ isWrong, confidence }));
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
    const mixed = [...judged(199, false, 0.97), ...judged(1, true, above(6))];
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
