import { THRESHOLDS } from '../answering/tuning.ts';
import type { JudgedAnswer } from './ports.ts';
import {
  CHANCE,
  ENOUGH_ELSEWHERE,
  ENOUGH_VERDICTS,
  SITTINGS_WEIGHED,
  THRESHOLD_CEILING,
  THRESHOLD_STEP,
} from './tuning.ts';

/** 0 to 1: no answer is stated below it, so a threshold never needs to be lower. */
export const THRESHOLD_FLOOR = THRESHOLDS.answered;

/** 0 to 1: as far as one person leads on one day. */
const ALONE_CEILING = THRESHOLD_FLOOR + THRESHOLD_STEP;

/** Grid of thresholds, in hundredths: finer than a step, coarser than noise. */
const GRID = 100;

/** What staff accept, and the threshold that holds now. */
export interface BudgetNow {
  readonly accepted: number;
  readonly present: number;
}

/**
 * The next threshold of a server, one step at most from the present one: towards the lowest at which no more of the
 * judged answers were wrong than staff accept and chance explains. What one person said on one day leads a single step
 * above the built-in one: nobody's bad afternoon decides, and who judges alone goes on from another day. Unchanged until
 * enough were judged. Pure.
 */
export function nextThreshold(judged: readonly JudgedAnswer[], now: BudgetNow): number {
  const { present } = now;
  let target = wanted(judged, now, ENOUGH_VERDICTS);
  for (const sitting of weightiestSittings(judged)) {
    if (target === present) return present;
    const others = judged.filter((one) => !sitting.has(one));
    const without = wanted(others, now, ENOUGH_ELSEWHERE);
    target =
      target > present
        ? Math.max(present, Math.min(target, Math.max(without, ALONE_CEILING)))
        : Math.min(present, Math.max(target, without));
  }
  const step = Math.max(-THRESHOLD_STEP, Math.min(THRESHOLD_STEP, target - present));
  const next = Math.round((present + step) * GRID) / GRID;
  return Math.max(THRESHOLD_FLOOR, Math.min(THRESHOLD_CEILING, next));
}

/** Whether what was judged would move the threshold further, were it not the word of one person on one day. */
export function isOneSitting(judged: readonly JudgedAnswer[], now: BudgetNow): boolean {
  const { present } = now;
  return wanted(judged, now, ENOUGH_VERDICTS) !== present && nextThreshold(judged, now) === present;
}

/** What each person said on each day (UTC), the most first. */
function weightiestSittings(judged: readonly JudgedAnswer[]): readonly ReadonlySet<JudgedAnswer>[] {
  const sittings = new Map<string, Set<JudgedAnswer>>();
  for (const one of judged) {
    const key = `${dayOf(one)} ${one.by ?? ''}`;
    sittings.set(key, (sittings.get(key) ?? new Set()).add(one));
  }
  return [...sittings.values()].sort((a, b) => b.size - a.size).slice(0, SITTINGS_WEIGHED);
}

/** How many people judged, and on how many days (UTC). */
export function countJudges(judged: readonly JudgedAnswer[]) {
  return {
    people: new Set(judged.map(({ by }) => by)).size,
    days: new Set(judged.map(dayOf)).size,
  };
}

const dayOf = ({ at }: JudgedAnswer) => at.toISOString().slice(0, 10);

/** Where the threshold should be by what was judged; where it is when that is not enough. */
function wanted(
  judged: readonly JudgedAnswer[],
  { accepted, present }: BudgetNow,
  enough: number,
): number {
  return judged.length < enough ? present : lowestWithin(judged, accepted);
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
