import type { LogisticModel } from './confidence.ts';

/** Written by `scripts/fit-confidence.ts`, from every second row of these sets. */

export const FITTED_ON: readonly string[] = [
  'ground-truth.csv on documents.json',
  'golden.csv on knowledge',
  'other-courses.csv foreign to documents.json',
  'other-courses.csv foreign to knowledge',
  'golden.csv (week-) foreign to documents.json',
  'zoomcamp-questions.csv foreign to knowledge',
];

/** "The first source answers this." */

export const RIGHT_FIRST: LogisticModel = {
  bias: -8.398,
  weights: {
    cosine: 10.454,
    coverage: 0.194,
    bm25: 3.415,
    fusedMargin: 4.923,
    cosineMargin: -1.64,
    bm25Margin: -0.797,
    pairs: 3.461,
  },
};

/** "Something in the index answers this." */

export const ANSWERABLE: LogisticModel = {
  bias: -8.913,
  weights: { cosine: 13.899, coverage: 4.18 },
};
