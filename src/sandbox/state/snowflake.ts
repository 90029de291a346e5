/** First millisecond of 2015, from which Discord counts the time in its ids. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** Makes unique, rising ids. `at` (ms since 1970) dates an id; such an id is unique but not rising. */
export type NextId = (at?: number) => string;

/** A maker of Discord ids: 42 bits of milliseconds, then a count. */
export function makeNextId(now: () => number): NextId {
  let lastMs = 0;
  let count = 0n;
  return (at) => {
    count += 1n;
    if (at !== undefined) return snowflake(at, count % 4096n);
    const ms = Math.max(now(), lastMs + 1);
    lastMs = ms;
    return snowflake(ms, count % 4096n);
  };
}

/** The time (ms since 1970) that an id carries. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}

function snowflake(ms: number, count: bigint): string {
  return ((BigInt(Math.floor(ms) - DISCORD_EPOCH) << 22n) | count).toString();
}
