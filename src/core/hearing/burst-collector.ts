import { BURST_LONGEST_MS } from './tuning.ts';

/** What is gathered until its author pauses. */
export interface BurstCollector<Item> {
  /** @param quietMs how long a pause ends the burst */
  add(key: string, item: Item, quietMs: number): void;
  /** What was gathered so far, which then is nobody's any more. */
  take(key: string): readonly Item[];
  /** Lets go of everything: what is gathered is found again after the next start. */
  stop(): void;
}

interface Burst<Item> {
  readonly items: Item[];
  readonly startedAt: number;
  readonly timer: NodeJS.Timeout;
}

/** Gathers what one person writes in one place, and gives it on as a whole once they pause. */
export function makeBurstCollector<Item>(
  onBurst: (items: readonly Item[]) => void,
): BurstCollector<Item> {
  const bursts = new Map<string, Burst<Item>>();

  function take(key: string): readonly Item[] {
    const burst = bursts.get(key);
    clearTimeout(burst?.timer);
    bursts.delete(key);
    return burst?.items ?? [];
  }

  return {
    add(key, item, quietMs) {
      const startedAt = bursts.get(key)?.startedAt ?? Date.now();
      const items = [...take(key), item];
      const left = Math.max(0, startedAt + BURST_LONGEST_MS - Date.now());
      const timer = setTimeout(() => onBurst(take(key)), Math.min(quietMs, left));
      bursts.set(key, { items, startedAt, timer });
    },
    take,
    stop: () => {
      for (const key of [...bursts.keys()]) take(key);
    },
  };
}

/** A message that is read back. */
export interface Written {
  readonly authorId: string;
  readonly at: Date;
}

/** Splits messages, oldest first, into bursts: one author's, without a longer pause than `gapMs`. */
export function groupBursts<Item extends Written>(
  items: readonly Item[],
  gapMs: number,
): readonly (readonly Item[])[] {
  const bursts: Item[][] = [];
  for (const item of items) {
    const last = bursts.findLast(([first]) => first?.authorId === item.authorId);
    const before = last?.at(-1);
    const goesOn = before !== undefined && item.at.getTime() - before.at.getTime() <= gapMs;
    if (last !== undefined && goesOn) last.push(item);
    else bursts.push([item]);
  }
  return bursts;
}
