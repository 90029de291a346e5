import { describe, expect, test } from 'vitest';
import { ModelUnavailable } from '../../../src/core/errors.ts';
import { asQuestionId, asServerId } from '../../../src/core/ids.ts';
import { makePlaceGaps } from '../../../src/core/insights/place-gaps.ts';
import type { GapMiddle, Placement } from '../../../src/core/insights/ports.ts';

const SERVER = asServerId('1');

/** By its first word: a direction in the plane, in degrees. */
const DIRECTIONS: Readonly<Record<string, number>> = { east: 0, near: 30, north: 90, between: 44 };

function world(questions: readonly string[], kept: readonly GapMiddle[] = []) {
  let waiting = questions.map((text, at) => ({ id: asQuestionId(String(at)), text }));
  const placed: Placement[] = [];
  let isDown = false;
  const placeGaps = makePlaceGaps({
    gaps: {
      middles: async () => Promise.resolve(kept),
      place: async (_server, _recipe, placements) => {
        placed.push(...placements);
        return Promise.resolve();
      },
    },
    desk: {
      unplaced: async () => {
        const now = waiting;
        waiting = [];
        return Promise.resolve(now);
      },
    },
    embedder: {
      recipe: 'r',
      embedQuestion: async (text) => {
        if (isDown) throw new ModelUnavailable('away');
        const angle = ((DIRECTIONS[text.split(' ')[0] ?? ''] ?? 0) * Math.PI) / 180;
        return Promise.resolve(Float32Array.from([Math.cos(angle), Math.sin(angle)]));
      },
    },
    clock: () => new Date(0),
  });
  return { placeGaps, placed, fail: () => (isDown = true) };
}

const gapsOf = (placed: readonly Placement[]) => placed.map(({ middle }) => middle.id);

describe('putting questions into gaps', () => {
  test('what is near joins, what is far begins another', async () => {
    const { placeGaps, placed } = world(['east one', 'near two', 'north three']);
    expect(await placeGaps(SERVER)).toBe(3);
    const [one, two, three] = gapsOf(placed);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
    expect(placed.map(({ isNew }) => isNew)).toEqual([true, false, true]);
    expect(placed[1]?.middle.size).toBe(2);
  });

  test('a gap of before keeps its id', async () => {
    const first = world(['east one']);
    await first.placeGaps(SERVER);
    const kept = first.placed.map(({ middle }) => middle);
    const second = world(['near two'], kept);
    await second.placeGaps(SERVER);
    expect(gapsOf(second.placed)).toEqual(gapsOf(first.placed));
  });

  test('two looks at once place each question once', async () => {
    const { placeGaps, placed } = world(['east one']);
    await Promise.all([placeGaps(SERVER), placeGaps(SERVER)]);
    expect(placed).toHaveLength(1);
  });

  test('without the model nothing is placed, and nothing fails', async () => {
    const { placeGaps, placed, fail } = world(['east one']);
    fail();
    expect(await placeGaps(SERVER)).toBe(0);
    expect(placed).toEqual([]);
  });
});
