import type { DocumentMeasures, PassageMeasures } from './measure-documents.ts';
import {
  EXACT_HEADING,
  KEPT_DOCUMENTS,
  LEAST_BM25_SHARE,
  MEANING_OF_SEVERAL,
  MEANING_PASSAGES,
  PAIRS_COMPARED,
  WEIGHTS,
} from './tuning.ts';

/** A document with its place in the fused list. */
export interface RankedDocument extends DocumentMeasures {
  /** 0 to about 1.5; comparable within one question only. */
  readonly score: number;
  /** Cosine of its best passage by cosine. */
  readonly cosine: number;
  /** That cosine and those of its next ones, in one figure; 0 to 1. */
  readonly meaning: number;
  /** Its passages, the best one for this question first. */
  readonly ranked: readonly PassageMeasures[];
}

/** What BM25 cannot exceed for the question, by document and by passage. */
export interface Bm25Bounds {
  readonly document: number;
  readonly passage: number;
}

/** What each kind of score is divided by. */
interface Scale {
  readonly document: number;
  readonly passage: number;
  readonly meaning: number;
}

/**
 * Orders documents: each kind of score is divided by the best of its kind, weighed and added. Scores keep
 * more than ranks do: how far the first is ahead. Then neighbouring words and coverage count, among the first few.
 */
export function fuseScores(
  documents: readonly DocumentMeasures[],
  bounds: Bm25Bounds,
): readonly RankedDocument[] {
  const measured = documents.map((measures) => ({ measures, ...bestOf(measures) }));
  const scale: Scale = {
    document: scaleOf(
      highest(documents, ({ bm25 }) => bm25),
      bounds.document,
    ),
    passage: scaleOf(
      highest(measured, ({ bestBm25 }) => bestBm25),
      bounds.passage,
    ),
    meaning: highest(measured, ({ meaning }) => meaning),
  };
  return measured
    .map((item) => ({ ...item, score: baseScore(item, scale) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(PAIRS_COMPARED, KEPT_DOCUMENTS))
    .map(({ measures, cosine, meaning, score }, place) => ({
      ...measures,
      cosine,
      meaning,
      score: score + (place < PAIRS_COMPARED ? closeness(measures) : 0),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT_DOCUMENTS)
    .map((item) => ({ ...item, ranked: rankPassages(item.passages, scale) }));
}

/** Where even the best holds little of what was asked for, to be the best by words says little. */
function scaleOf(best: number, bound: number): number {
  return Math.max(best, LEAST_BM25_SHARE * bound);
}

function bestOf({ passages }: DocumentMeasures) {
  const cosines = passages.map(({ cosine }) => cosine).sort((a, b) => b - a);
  const cosine = Math.max(0, cosines[0] ?? 0);
  const nearest = cosines.slice(0, MEANING_PASSAGES);
  const mean = nearest.reduce((sum, each) => sum + each, 0) / Math.max(1, nearest.length);
  const meaning = cosine + MEANING_OF_SEVERAL * (mean - cosine);
  return { bestBm25: highest(passages, ({ bm25 }) => bm25), cosine, meaning };
}

function baseScore(
  { measures, bestBm25, meaning }: ReturnType<typeof bestOf> & { measures: DocumentMeasures },
  scale: Scale,
): number {
  return (
    WEIGHTS.documentBm25 * share(measures.bm25, scale.document) +
    WEIGHTS.passageBm25 * share(bestBm25, scale.passage) +
    WEIGHTS.meaning * share(meaning, scale.meaning)
  );
}

function closeness({ pairs, coverage, heading }: DocumentMeasures): number {
  return (
    WEIGHTS.pairs * pairs +
    WEIGHTS.coverage * coverage +
    WEIGHTS.heading * (heading >= EXACT_HEADING ? 1 : 0)
  );
}

function rankPassages(
  passages: readonly PassageMeasures[],
  scale: Scale,
): readonly PassageMeasures[] {
  const score = ({ bm25, cosine }: PassageMeasures) =>
    share(bm25, scale.passage) + share(cosine, scale.meaning);
  return [...passages].sort((a, b) => score(b) - score(a));
}

function share(value: number, most: number): number {
  return most > 0 ? Math.max(0, value) / most : 0;
}

function highest<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((most, item) => Math.max(most, figure(item)), 0);
}
