import type { LogisticModel } from './confidence.ts';

/** Written by `scripts/fit-confidence.ts`. */
export const FITTED_ON = 'not fitted yet';

export const RIGHT_FIRST: LogisticModel = {
  bias: -6,
  weights: { cosine: 5, coverage: 3, bm25: 2, fusedMargin: 3, cosineMargin: 3, bm25Margin: 2 },
};

export const ANSWERABLE: LogisticModel = { bias: -5, weights: { cosine: 7, coverage: 4 } };
