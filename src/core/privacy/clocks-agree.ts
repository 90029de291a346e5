import type { Clock } from '../clock.ts';
import type { OtherClock } from './ports.ts';

/**
 * Milliseconds that the machine's clock may be off. Two clocks that are kept differ by seconds, and a time zone that
 * was set wrong by an hour or more; nothing is kept for less than a day, so an hour more or less erases nothing early.
 */
const CLOCK_TOLERANCE_MS = 60 * 60 * 1000;

/** How far the machine's clock is ahead of the other, in milliseconds; undefined where that one does not tell. */
export async function measureAhead(clock: Clock, other: OtherClock): Promise<number | undefined> {
  const theirs = await other.now();
  return theirs === undefined ? undefined : clock().getTime() - theirs.getTime();
}

/** Whether a clock so far ahead, or behind, is one to go by. */
export function isClockSane(aheadMs: number): boolean {
  return Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS;
}
