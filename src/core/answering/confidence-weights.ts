import type { LogisticModel } from './confidence.ts';

/** Written by `scripts/fit-confidence.ts`, from every second row of these sets. */

export const FITTED_ON: readonly string[] = [
  'ground-truth.csv on documents.json',
  'golden.csv on knowledge',
  'paraphrased.csv on knowledge',
  'short.csv on knowledge',
  'short.csv (week-) foreign to documents.json',
  'other-courses.csv foreign to documents.json',
  'other-courses.csv foreign to knowledge',
  'golden.csv (week-) foreign to documents.json',
  'paraphrased.csv (week-) foreign to documents.json',
  'zoomcamp-questions.csv foreign to knowledge',
];

/** "The first source answers this." */

export const RIGHT_FIRST: LogisticModel = {
  bias: -7.079,
  weights: {
    cosine: 3.309,
    meaning: 4.602,
    coverage: 1.237,
    bm25: 3.182,
    fusedMargin: 3.433,
    meaningMargin: 3.783,
    bm25Margin: -1.956,
    pairs: 2.307,
    alone: -4.428,
    aloneMeaning: 3.769,
    aloneTitle: 2.814,
  },
};

/** "Something in the index answers this." */

export const ANSWERABLE: LogisticModel = {
  bias: -7.017,
  weights: { meaning: 11.553, coverage: 3.475, fusedMargin: 1.446 },
};
