import { THRESHOLDS } from '../answering/tuning.ts';
import type { JudgedAnswer } from './ports.ts';
import { CHANCE, ENOUGH_VERDICTS, THRESHOLD_CEILING, THRESHOLD_STEP } from './tuning.ts';

/** 0 to 1: no answer is stated below it, so a threshold never needs to be lower. */
export const THRESHOLD_FLOOR = THRESHOLDS.answered;

/** Grid of thresholds, in hundredths: finer than a step, coarser than noise. */
const GRID = 100;

/**
 * The next threshold of a server, one step at most from the present one: towards the lowest at which no more of the
 * judged answers were wrong than staff accept and chance explains. Unchanged until enough were judged. Pure.
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
    if (!isBeyondChance(accepted, { wrong, of: stated.length })) return at / GRID;
  }
  return THRESHOLD_CEILING;
}

/**
 * Whether so many wrong ones are more than answers would bring by chance of which just the accepted share is wrong:
 * the upper tail of the binomial distribution, summed by logarithms, since its terms are tiny.
 */
export function isBeyondChance(
  accepted: number,
  { wrong, of }: { readonly wrong: number; readonly of: number },
): boolean {
  if (wrong <= of * accepted) return false;
  if (accepted <= 0) return true;
  const odds = Math.log(accepted) - Math.log1p(-accepted);
  let logTerm = of * Math.log1p(-accepted);
  let tail = 0;
  for (let count = 0; count <= of; count += 1) {
    if (count >= wrong) tail += Math.exp(logTerm);
    logTerm += Math.log((of - count) / (count + 1)) + odds;
  }
  return tail <= CHANCE;
}
