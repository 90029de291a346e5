import { FIRST_RETRY_MS, LONGEST_RETRY_MS } from './tuning.ts';

/**
 * Milliseconds to wait after so many attempts: doubled each time up to a bound, then shortened by up to half,
 * so that many who failed together do not come back together.
 * @param random 0 to 1
 */
export function retryDelayMs(attempts: number, random: number): number {
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 30);
  return Math.round(Math.min(doubled, LONGEST_RETRY_MS) * (1 - random / 2));
}
