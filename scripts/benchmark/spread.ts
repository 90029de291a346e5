import { quantile } from '../evaluation/metrics.ts';

/** What of many times in milliseconds is told. */
export function spreadOf(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    longest: Math.max(...values),
  };
}
