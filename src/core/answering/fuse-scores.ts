import type { DocumentMeasures, PassageMeasures } from './measure-documents.ts';
import { KEPT_DOCUMENTS, PAIRS_COMPARED, WEIGHTS } from './tuning.ts';

/** A document with its place in the fused list. */
export interface RankedDocument extends DocumentMeasures {
  /** 0 to about 1.5; comparable within one question only. */
  readonly score: number;
  /** Cosine of its best passage by cosine. */
  readonly cosine: number;
  /** Its passages, the best one for this question first. */
  readonly ranked: readonly PassageMeasures[];
}

/**
 * Orders documents: each kind of score is divided by the best of its kind, weighed and added. Scores keep
 * more than ranks do: how far the first is ahead. Then neighbouring words and coverage count, among the first few.
 */
export function fuseScores(documents: readonly DocumentMeasures[]): readonly RankedDocument[] {
  const bestPassageBm25 = documents.map(({ passages }) => highest(passages, (p) => p.bm25));
  const bestCosine = documents.map(({ passages }) => highest(passages, (p) => p.cosine));
  const most = {
    document: Math.max(0, ...documents.map(({ bm25 }) => bm25)),
    passage: Math.max(0, ...bestPassageBm25),
    cosine: Math.max(0, ...bestCosine),
  };
  const scores = documents.map(
    ({ bm25 }, at) =>
      WEIGHTS.documentBm25 * share(bm25, most.document) +
      WEIGHTS.passageBm25 * share(bestPassageBm25[at] ?? 0, most.passage) +
      WEIGHTS.cosine * share(bestCosine[at] ?? 0, most.cosine),
  );
  const order = [...documents.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const closest = order.slice(0, Math.max(PAIRS_COMPARED, KEPT_DOCUMENTS)).flatMap((at, place) => {
    const measures = documents[at];
    if (measures === undefined) return [];
    const score = (scores[at] ?? 0) + (place < PAIRS_COMPARED ? closeness(measures) : 0);
    return [{ ...measures, score, cosine: bestCosine[at] ?? 0 }];
  });
  return closest
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT_DOCUMENTS)
    .map((item) => ({ ...item, ranked: rankPassages(item.passages, most) }));
}

function closeness({ pairs, coverage }: DocumentMeasures): number {
  return WEIGHTS.pairs * pairs + WEIGHTS.coverage * coverage;
}

function rankPassages(
  passages: readonly PassageMeasures[],
  most: { readonly passage: number; readonly cosine: number },
): readonly PassageMeasures[] {
  const score = ({ bm25, cosine }: PassageMeasures) =>
    share(bm25, most.passage) + share(cosine, most.cosine);
  return [...passages].sort((a, b) => score(b) - score(a));
}

function share(value: number, most: number): number {
  return most > 0 ? Math.max(0, value) / most : 0;
}

function highest(
  passages: readonly PassageMeasures[],
  figure: (passage: PassageMeasures) => number,
): number {
  return passages.reduce((most, passage) => Math.max(most, figure(passage)), 0);
}
