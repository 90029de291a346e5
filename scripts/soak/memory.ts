import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const MEGABYTE = 1024 * 1024;
/** Left out of the slope: a process that has just started fills its caches. A share of all samples. */
const WARM_UP_SHARE = 0.25;
/** By how much the line through the samples may rise from its first to its last, as a share of their mean. */
export interface GrowthLimits {
  readonly heap: number;
  readonly rss: number;
}

/** At a steady rate nothing may pile up. */
export const FLAT: GrowthLimits = { heap: 0.05, rss: 0.1 };
/** Under load, caches fill and work waits its turn; what is more than that is a queue without an end. */
export const BOUNDED: GrowthLimits = { heap: 0.5, rss: 0.5 };

/** What the bot holds after a collection, in megabytes. */
export interface MemorySample {
  readonly minute: number;
  readonly heap: number;
  readonly rss: number;
}

/** By how much memory grows. */
export interface MemoryTrend {
  /** Megabytes a minute. */
  readonly heapSlope: number;
  readonly rssSlope: number;
  readonly heapGrowth: number;
  readonly rssGrowth: number;
  /** Whether both stay within the limits. */
  readonly isWithin: boolean;
}

const line = z.object({ rss: z.number(), heapUsed: z.number() });

/** Asks the bot's process for a sample; it writes one line a signal. */
export async function sampleMemory(
  pid: number,
  file: string,
  minute: number,
): Promise<MemorySample> {
  const before = await linesOf(file);
  process.kill(pid, 'SIGUSR2');
  for (;;) {
    const lines = await linesOf(file);
    const last = lines.at(-1);
    if (lines.length > before.length && last !== undefined) {
      const { rss, heapUsed } = line.parse(JSON.parse(last));
      return { minute, heap: heapUsed / MEGABYTE, rss: rss / MEGABYTE };
    }
    await wait(50);
  }
}

/** The line through the samples after the warm-up. */
export function trendOf(samples: readonly MemorySample[], limits: GrowthLimits): MemoryTrend {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const heap = fit(warm.map(({ minute, heap: size }) => [minute, size]));
  const rss = fit(warm.map(({ minute, rss: size }) => [minute, size]));
  return {
    heapSlope: heap.slope,
    rssSlope: rss.slope,
    heapGrowth: heap.growth,
    rssGrowth: rss.growth,
    isWithin: heap.growth <= limits.heap && rss.growth <= limits.rss,
  };
}

/** Least squares; `growth` is the rise over all points as a share of their mean. */
function fit(points: readonly (readonly [number, number])[]) {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, size]) => size))];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  const slope =
    spread === 0 ? 0 : points.reduce((sum, [at, size]) => sum + (at - x) * (size - y), 0) / spread;
  const first = points[0]?.[0] ?? 0;
  const last = points.at(-1)?.[0] ?? first;
  return { slope, growth: y === 0 ? 0 : (slope * (last - first)) / y };
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').slice(0, -1);
}
