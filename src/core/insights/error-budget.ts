import { THRESHOLDS } from '../answering/tuning.ts';
import type { JudgedAnswer } from './ports.ts';
import { ENOUGH_VERDICTS, THRESHOLD_CEILING, THRESHOLD_STEP } from './tuning.ts';

/** 0 to 1: no answer is stated below it, so a threshold never needs to be lower. */
export const THRESHOLD_FLOOR = THRESHOLDS.answered;

/** Grid of thresholds, in hundredths: finer than a step, coarser than noise. */
const GRID = 100;

/**
 * The next threshold of a server, one step at most from the present one: towards the lowest at which no more of the
 * judged answers were wrong than staff accept. Unchanged until enough were judged. Pure.
 */
export function nextThreshold(
  judged: readonly JudgedAnswer[],
  { accepted, present }: { readonly accepted: number; readonly present: number },
): number {
  if (judged.length < ENOUGH_VERDICTS) return present;
  const target = lowestWithin(judged, accepted);
  const step = Math.max(-THRESHOLD_STEP, Math.min(THRESHOLD_STEP, target - present));
  const next = Math.round((present + step) * GRID) / GRID;
  return Math.max(THRESHOLD_FLOOR, Math.min(THRESHOLD_CEILING, next));
}

function lowestWithin(judged: readonly JudgedAnswer[], accepted: number): number {
  const first = Math.round(THRESHOLD_FLOOR * GRID);
  const last = Math.round(THRESHOLD_CEILING * GRID);
  for (let at = first; at < last; at += 1) {
    const stated = judged.filter(({ confidence }) => confidence >= at / GRID);
    const wrong = stated.filter(({ isWrong }) => isWrong).length;
    if (wrong <= stated.length * accepted) return at / GRID;
  }
  return THRESHOLD_CEILING;
}
