import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeBottleneckLanes } from '../../src/limits/bottleneck-lanes.ts';

/** A job that notes when it begins and ends, and ends when told. */
function heldJob(notes: string[], name: string) {
  let end = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    notes.push(`${name} begins`);
    await promise;
    notes.push(`${name} ends`);
  };
  return { run, end: () => end() };
}

describe('lanes', () => {
  afterEach(() => void vi.useRealTimers());

  test('run one lane in order and others beside it', async () => {
    const inLanes = makeBottleneckLanes({ atOnce: 2 });
    const notes: string[] = [];
    const [first, second, other] = ['a1', 'a2', 'b1'].map((name) => heldJob(notes, name));
    if (first === undefined || second === undefined || other === undefined)
      throw new Error('no job');
    const all = [inLanes('a', first.run), inLanes('a', second.run), inLanes('b', other.run)];
    await expect.poll(() => notes).toEqual(['a1 begins', 'b1 begins']);
    first.end();
    second.end();
    other.end();
    await Promise.all(all);
    expect(notes.indexOf('a2 begins')).toBeGreaterThan(notes.indexOf('a1 ends'));
  });

  test('go on after a fault', async () => {
    const inLanes = makeBottleneckLanes({ atOnce: 1 });
    const fault = inLanes('a', async () => Promise.reject(new Error('broken')));
    await expect(fault).rejects.toThrow('broken');
    await expect(inLanes('a', async () => Promise.resolve('fine'))).resolves.toBe('fine');
  });

  // A lane was forgotten a minute after its last job had come, though that one still ran.
  test('keep their order when a job takes long, as during an outage of Discord', async () => {
    vi.useFakeTimers();
    const inLanes = makeBottleneckLanes();
    const notes: string[] = [];
    const [first, second] = [heldJob(notes, 'a1'), heldJob(notes, 'a2')];
    const all = [inLanes('a', first.run)];
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    all.push(inLanes('a', second.run));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(notes).toEqual(['a1 begins']);
    first.end();
    second.end();
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(all);
    expect(notes).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
  });
});
