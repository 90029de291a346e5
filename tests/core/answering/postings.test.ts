import { describe, expect, it } from 'vitest';
import { MOST_TIMES, Postings } from '../../../src/core/answering/postings.ts';

function listed(places: readonly number[]) {
  const postings = new Postings();
  for (const place of places) postings.add(place);
  return Array.from(postings.view(), (posting) => [
    Math.floor(posting / MOST_TIMES),
    posting % MOST_TIMES,
  ]);
}

describe('Postings', () => {
  it('keeps each place once, with how often the word stands there', () => {
    expect(listed([0, 0, 3, 7, 7, 7])).toEqual([
      [0, 2],
      [3, 1],
      [7, 3],
    ]);
  });

  it('keeps a place apart from the next one, however often a word stands there', () => {
    expect(listed([...Array<number>(1_000).fill(4), 5])).toEqual([
      [4, MOST_TIMES - 1],
      [5, 1],
    ]);
  });

  it('has room for places beyond what a signed number holds', () => {
    expect(listed([16_000_000, 16_000_000])).toEqual([[16_000_000, 2]]);
  });
});
