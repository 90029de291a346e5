import { describe, expect, test } from 'vitest';
import { worthOffering } from '../../../src/core/answering/worth-offering.ts';

const scores = (...all: number[]) => all.map((score) => ({ score }));
const ranked = scores(1, 0.9, 0.8, 0.7, 0.65, 0.62);

describe('what is offered where nothing is stated', () => {
  test('is up to four notes to choose from, and fewer where little is near', () => {
    expect(worthOffering(ranked, { outcome: 'unsure', answerable: 0.6 })).toHaveLength(4);
    expect(worthOffering(ranked, { outcome: 'unknown', answerable: 0.4 })).toHaveLength(3);
    expect(worthOffering(ranked, { outcome: 'unknown', answerable: 0.1 })).toHaveLength(2);
    expect(worthOffering([], { outcome: 'unknown', answerable: 0 })).toEqual([]);
  });

  // "refund pls" was offered the right section and, with it, video players, copied cells and error analysis.
  test('leaves out what lies far behind the best', () => {
    const far = scores(1, 0.61, 0.59, 0.3, 0.2);
    expect(worthOffering(far, { outcome: 'unsure', answerable: 0.6 })).toEqual(scores(1, 0.61));
    expect(worthOffering(far, { outcome: 'answered', answerable: 1 })).toHaveLength(3);
  });
});
