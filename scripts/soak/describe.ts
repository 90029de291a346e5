import { quantile } from '../evaluation/metrics.ts';
import type { MemorySample, MemoryTrend } from './memory.ts';
import type { Tally } from './traffic.ts';

/** Of many losses for one reason a few are enough. */
const SHOWN_LOSSES = 10;

/** Whether everything that people did was answered. */
export function isLossless({ lost }: Tally): boolean {
  return lost.length === 0;
}

/** What people waited for, as a table. */
export function describeTally({ answers, cards, replies, endings, lost }: Tally): string {
  const row = (name: string, times: readonly number[]) => {
    const sorted = [...times].sort((a, b) => a - b);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(sorted, share));
    const cells = [times.length, p50, p95, p99, sorted.at(-1) ?? 0];
    return name.padEnd(34) + cells.map((cell = 0) => cell.toFixed(0).padStart(9)).join('');
  };
  return [
    'ms'.padEnd(34) +
      ['count', 'p50', 'p95', 'p99', 'longest'].map((head) => head.padStart(9)).join(''),
    row('question to answer', answers),
    row('escalation to staff', cards),
    row('reply of staff to learner', replies),
    row('resolved to archived thread', endings),
    `lost: ${lost.length}`,
    ...lost.slice(0, SHOWN_LOSSES).map((one) => `  ${one}`),
  ].join('\n');
}

/** Memory after a collection, ten lines at most, and its slope. */
export function describeMemory(samples: readonly MemorySample[], trend: MemoryTrend): string {
  const step = Math.max(1, Math.ceil(samples.length / 10));
  const shown = samples.filter((_, nth) => nth % step === 0 || nth === samples.length - 1);
  const cell = (value: number) => value.toFixed(1).padStart(9);
  const growth = (slope: number, share: number) =>
    `${slope.toFixed(2)} MB a minute, ${(share * 100).toFixed(1)} % in all`;
  return [
    'minute'.padStart(9) + 'heap MB'.padStart(9) + 'RSS MB'.padStart(9),
    ...shown.map(({ minute, heap, rss }) => cell(minute) + cell(heap) + cell(rss)),
    `heap: ${growth(trend.heapSlope, trend.heapGrowth)}`,
    `RSS: ${growth(trend.rssSlope, trend.rssGrowth)}`,
    trend.isWithin ? 'memory stays within its limit' : 'memory grows beyond its limit',
  ].join('\n');
}
