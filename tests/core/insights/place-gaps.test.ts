import { describe, expect, test } from 'vitest';
import { ModelUnavailable } from '../../../src/core/errors.ts';
import { asQuestionId, asServerId } from '../../../src/core/ids.ts';
import { makePlaceGaps } from '../../../src/core/insights/place-gaps.ts';
import type { GapMiddle, Placement } from '../../../src/core/insights/ports.ts';

const SERVER = asServerId('1');

/** By its first word: a direction in the plane, in degrees. All else points out of the plane. */
const DIRECTIONS: Readonly<Record<string, number>> = { east: 0, near: 50, north: 90 };

function vectorOf(text: string): Float32Array {
  const [word = '', language] = text.split(' ');
  const angle = DIRECTIONS[word];
  if (angle === undefined) return Float32Array.from([0, 0, 1]);
  // What a language has in common outweighs what a question is about.
  const common = language === 'foreign' ? 2 : 0;
  const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Float32Array.from([x, y, common].map((value) => value / Math.hypot(x, y, common)));
}

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
        return Promise.resolve(vectorOf(text));
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

  test('that two are written in one foreign language makes them no one gap', async () => {
    const { placeGaps, placed } = world(['east foreign', 'near foreign', 'north foreign']);
    await placeGaps(SERVER);
    const [one, two, three] = gapsOf(placed);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
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
