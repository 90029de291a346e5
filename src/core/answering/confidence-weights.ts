import type { LogisticModel } from './confidence.ts';

/** Written by `scripts/fit-confidence.ts`, from every second row of these sets. */

export const FITTED_ON: readonly string[] = [
  'ground-truth.csv on documents.json',
  'golden.csv on knowledge',
  'paraphrased.csv on knowledge',
  'other-courses.csv foreign to documents.json',
  'other-courses.csv foreign to knowledge',
  'golden.csv (week-) foreign to documents.json',
  'paraphrased.csv (week-) foreign to documents.json',
  'zoomcamp-questions.csv foreign to knowledge',
];

/** "The first source answers this." */

export const RIGHT_FIRST: LogisticModel = {
  bias: -7.192,
  weights: {
    cosine: 3.433,
    meaning: 4.809,
    coverage: 2.069,
    bm25: 1.169,
    fusedMargin: 3.628,
    meaningMargin: 3.748,
    bm25Margin: -0.993,
    pairs: 3.101,
  },
};

/** "Something in the index answers this." */

export const ANSWERABLE: LogisticModel = {
  bias: -7.057,
  weights: { meaning: 10.945, coverage: 4.054, fusedMargin: 1.986 },
};
