import { describe, expect, test } from 'vitest';
import { spreadOf } from '../../../src/core/insights/figures.ts';
import { asGapId, isPressing, rankGaps } from '../../../src/core/insights/gap.ts';
import { aGap } from '../../support/insights.ts';

describe('gaps', () => {
  test('rank by whether a person was asked, then by people', () => {
    const many = aGap({ id: asGapId('many'), people: 9 });
    const asked = aGap({ id: asGapId('asked'), people: 1, askedPerson: 1 });
    const few = aGap({ id: asGapId('few'), people: 2 });
    expect(rankGaps([few, many, asked]).map(({ id }) => id)).toEqual(['asked', 'many', 'few']);
  });

  test.each([
    { change: { people: 0 }, pressing: false },
    { change: { state: 'answered', people: 1 }, pressing: true },
    { change: { state: 'ignored', people: 3, peopleThen: 2 }, pressing: false },
    { change: { state: 'ignored', people: 4, peopleThen: 2 }, pressing: true },
    { change: { state: 'ignored', people: 14, peopleThen: 10 }, pressing: false },
    { change: { state: 'ignored', people: 15, peopleThen: 10 }, pressing: true },
    // A week alone need not bring as many as were there before.
    { change: { state: 'ignored', people: 5, peopleEver: 15, peopleThen: 10 }, pressing: true },
    { change: { state: 'ignored', people: 0, peopleEver: 15, peopleThen: 10 }, pressing: false },
  ] as const)('$change: shown $pressing', ({ change, pressing }) => {
    expect(isPressing(aGap(change))).toBe(pressing);
  });
});

describe('the spread of durations', () => {
  test('gives values that occurred', () => {
    expect(spreadOf([])).toEqual({ count: 0, median: undefined, p90: undefined });
    expect(spreadOf([7])).toEqual({ count: 1, median: 7, p90: 7 });
    expect(spreadOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual({ count: 10, median: 5, p90: 9 });
  });
});
