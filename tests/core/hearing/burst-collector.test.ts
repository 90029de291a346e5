import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupBursts, makeBurstCollector } from '../../../src/core/hearing/burst-collector.ts';
import { BURST_LONGEST_MS } from '../../../src/core/hearing/tuning.ts';

describe('a burst', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function collect() {
    const bursts: (readonly string[])[] = [];
    const collector = makeBurstCollector<string>((burst) => void bursts.push(burst));
    return { bursts, collector };
  }

  it('ends when its author pauses, and each author has their own', () => {
    const { bursts, collector } = collect();
    collector.add('lena', 'hi', 1000);
    vi.advanceTimersByTime(900);
    collector.add('lena', 'my kernel dies', 1000);
    collector.add('tom', 'morning', 1000);
    vi.advanceTimersByTime(900);
    expect(bursts).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(bursts).toEqual([['hi', 'my kernel dies'], ['morning']]);
  });

  it('ends even when its author never pauses', () => {
    const { bursts, collector } = collect();
    for (let ms = 0; ms < BURST_LONGEST_MS + 1000; ms += 500) {
      collector.add('lena', String(ms), 1000);
      vi.advanceTimersByTime(500);
    }
    expect(bursts).toHaveLength(1);
  });

  it('is nobody else’s once it is taken, or when listening ends', () => {
    const { bursts, collector } = collect();
    collector.add('lena', 'hi', 1000);
    expect(collector.take('lena')).toEqual(['hi']);
    collector.add('tom', 'hi', 1000);
    collector.stop();
    vi.advanceTimersByTime(5000);
    expect(bursts).toEqual([]);
  });
});

describe('messages that are read back', () => {
  it('are grouped by author and pause', () => {
    const written = (authorId: string, seconds: number) => ({
      authorId,
      at: new Date(seconds * 1000),
    });
    const items = [written('a', 0), written('b', 5), written('a', 10), written('a', 100)];
    expect(groupBursts(items, 60_000)).toEqual([[items[0], items[2]], [items[1]], [items[3]]]);
  });
});
