import { describe, expect, it } from 'vitest';
import { fuseScores } from '../../../src/core/answering/fuse-scores.ts';
import type { DocumentMeasures } from '../../../src/core/answering/measure-documents.ts';

/** A document whose words fit so well, with passages of these cosines. */
function measured(
  document: number,
  bm25: number,
  cosines: readonly number[],
  change: Partial<DocumentMeasures> = {},
): DocumentMeasures {
  const passages = cosines.map((cosine, at) => ({ passage: document * 100 + at, bm25, cosine }));
  return { document, bm25, pairs: 0, coverage: 0, title: 0, heading: 0, ...change, passages };
}
const order = (documents: readonly DocumentMeasures[], bound: number) =>
  fuseScores(documents, { document: bound, passage: bound }).map(({ document }) => document);

describe('the order of documents', () => {
  it('follows the words where they cover what was asked', () => {
    const byWords = measured(1, 9, [0.4]);
    const byMeaning = measured(2, 4, [0.6]);
    expect(order([byMeaning, byWords], 10)).toEqual([1, 2]);
  });

  // "doing several of these looks in parallel": one word in common with a note made that note the best by words.
  it('follows the meaning where even the best holds little of what was asked', () => {
    const byWords = measured(1, 1.5, [0.4]);
    const byMeaning = measured(2, 0.5, [0.6]);
    expect(order([byWords, byMeaning], 10)).toEqual([2, 1]);
  });

  it('prefers a lesson that is about the question to one that touches it once', () => {
    const touches = measured(1, 0, [0.62, 0.2, 0.1]);
    const isAbout = measured(2, 0, [0.6, 0.58, 0.55]);
    expect(order([touches, isAbout], 10)).toEqual([2, 1]);
  });

  it('holds no shortness against a document of one passage', () => {
    const short = measured(1, 0, [0.6]);
    const long = measured(2, 0, [0.6, 0.5, 0.4]);
    expect(order([long, short], 10)).toEqual([1, 2]);
  });

  it('puts the document with the neighbouring words first among alike ones', () => {
    const alike = [measured(1, 5, [0.5]), measured(2, 5, [0.5], { pairs: 1 })];
    expect(order(alike, 10)).toEqual([2, 1]);
  });

  // "What is the learning rate?" was answered from the note on its decay, which says the words more often.
  it('puts the document with a section of just that name first among alike ones', () => {
    const mentions = measured(1, 5.5, [0.5], { heading: 0.6 });
    const names = measured(2, 5, [0.5], { heading: 1 });
    expect(order([mentions, names], 10)).toEqual([2, 1]);
  });

  it('is there without a model and without words', () => {
    expect(order([measured(1, 3, [0]), measured(2, 0, [0])], 10)).toEqual([1, 2]);
    expect(order([measured(1, 0, [0.1]), measured(2, 0, [0.3])], 0)).toEqual([2, 1]);
    expect(order([], 0)).toEqual([]);
  });
});
