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
  bias: -6.183,
  weights: {
    cosine: 2.467,
    meaning: 5.303,
    coverage: -0.979,
    bm25: 2.422,
    fusedMargin: 2.674,
    meaningMargin: 3.76,
    bm25Margin: 0.051,
    pairs: 1.521,
    alone: -2.763,
    aloneMeaning: 1.633,
    aloneHeading: 8.304,
    long: -1.799,
    longCoverage: 6.341,
  },
};

/** "Something in the index answers this." */

export const ANSWERABLE: LogisticModel = {
  bias: -5.283,
  weights: {
    meaning: 9.788,
    coverage: -0.508,
    fusedMargin: 1.095,
    heading: 3.459,
    long: -3.548,
    longCoverage: 10.64,
  },
};
