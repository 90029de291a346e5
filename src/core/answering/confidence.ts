import type { Signals } from '../verdict.ts';
import type { RankedDocument } from './fuse-scores.ts';
import { bm25Bound } from './measure-documents.ts';
import type { QuestionWords } from './question-words.ts';
import { LONG_QUESTION } from './tuning.ts';

/** A probability as a logistic function of signals. */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * What was measured of a question and its ranked documents. Each lies between 0 and about 1, so that models
 * hold for other courses and other lengths of question.
 */
export function signalsOf(ranked: readonly RankedDocument[], words: QuestionWords): Signals {
  const [first, second] = ranked;
  const bound = bm25Bound(words.terms);
  const cosines = ranked.map(({ cosine }) => cosine).sort((a, b) => b - a);
  const meanings = ranked.map(({ meaning }) => meaning).sort((a, b) => b - a);
  const bm25s = ranked.map(({ bm25 }) => bm25).sort((a, b) => b - a);
  const share = (value: number) => (bound > 0 ? value / bound : 0);
  // "What is a GRU?" has no neighbouring words that a note could share: it is judged by other signs.
  const alone = words.pairs.length === 0 ? 1 : 0;
  const heading = first?.heading ?? 0;
  // Who tells much uses many words that no note has: half of ten found says more than one of two.
  const long = Math.min(1, ownTerms(words).length / LONG_QUESTION);
  return {
    cosine: cosines[0] ?? 0,
    firstCosine: first?.cosine ?? 0,
    meaning: first?.meaning ?? 0,
    coverage: first?.coverage ?? 0,
    bm25: share(first?.bm25 ?? 0),
    fusedMargin: (first?.score ?? 0) - (second?.score ?? 0),
    cosineMargin: (cosines[0] ?? 0) - (cosines[5] ?? 0),
    meaningMargin: (meanings[0] ?? 0) - (meanings[1] ?? 0),
    bm25Margin: share((bm25s[0] ?? 0) - (bm25s[1] ?? 0)),
    pairs: first?.pairs ?? 0,
    title: first?.title ?? 0,
    alone,
    aloneMeaning: alone * (first?.meaning ?? 0),
    heading,
    aloneHeading: alone * heading,
    bestWords: share(bm25s[0] ?? 0) - share(first?.bm25 ?? 0),
    bestMeaning: (cosines[0] ?? 0) - (first?.cosine ?? 0),
    unknown: unknownShare(words),
    long,
    longCoverage: long * (first?.coverage ?? 0),
  };
}

/** 0 to 1. A signal that is missing counts as 0. */
export function probability(model: LogisticModel, signals: Signals): number {
  const sum = Object.entries(model.weights).reduce(
    (total, [name, weight]) => total + weight * (signals[name] ?? 0),
    model.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** Share of the question's own words, by rarity, that no note of the asker's holds. */
function unknownShare(words: QuestionWords): number {
  const own = ownTerms(words);
  const rarity = (some: typeof own) => some.reduce((sum, { documentIdf }) => sum + documentIdf, 0);
  const all = rarity(own);
  return all === 0 ? 0 : rarity(own.filter(({ term }) => term === undefined)) / all;
}

/** Without those that we added. */
function ownTerms({ terms }: QuestionWords): QuestionWords['terms'] {
  return terms.filter(({ weight }) => weight === 1);
}
