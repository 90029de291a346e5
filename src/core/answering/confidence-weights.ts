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
  bias: -6.207,
  weights: {
    cosine: 2.508,
    meaning: 5.246,
    coverage: -0.885,
    bm25: 2.368,
    fusedMargin: 2.799,
    meaningMargin: 4.089,
    bm25Margin: -0.545,
    pairs: 1.643,
    alone: -2.691,
    aloneMeaning: 1.509,
    aloneHeading: 8.748,
    long: -1.727,
    longCoverage: 6.193,
  },
};

/** "Something in the index answers this." */

export const ANSWERABLE: LogisticModel = {
  bias: -5.302,
  weights: {
    meaning: 9.857,
    coverage: -0.493,
    fusedMargin: 0.994,
    heading: 3.624,
    long: -3.529,
    longCoverage: 10.593,
  },
};
