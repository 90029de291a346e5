import { findByWords, type WordSearch } from './find-by-words.ts';
import { fuseScores, type RankedDocument } from './fuse-scores.ts';
import {
  bm25Bound,
  makeMeasureWords,
  type DocumentMeasures,
  type WordMeasures,
} from './measure-documents.ts';
import { CANDIDATES_PER_LIST } from './tuning.ts';

/** Undefined when the embedding model is away: then words alone decide. */
type QuestionVector = Float32Array | undefined;

/**
 * Finds candidates by their words and measures these; once there is a vector, the function that it gives adds those
 * by meaning, and fuses. Documents that the asker may not see are never candidates, and no figure of the others
 * depends on them.
 */
export function startRetrieval(
  search: WordSearch,
): (vector: QuestionVector) => readonly RankedDocument[] {
  const measureWords = makeMeasureWords(search);
  const measured = new Map<number, WordMeasures>();
  const add = (document: number) => {
    if (!measured.has(document)) measured.set(document, measureWords(document));
  };
  findByWords(search).forEach(add);
  const { terms } = search.words;
  const bounds = { document: bm25Bound(terms), passage: bm25Bound(terms, 'passageIdf') };
  return function rank(vector) {
    if (vector !== undefined) findByMeaning(search, vector).forEach(add);
    const documents = [...measured.values()].map((words) => withMeaning(search, words, vector));
    return fuseScores(documents, bounds);
  };
}

function findByMeaning({ index, view }: WordSearch, vector: Float32Array): readonly number[] {
  const sees = (passage: number) => view.seesPassage(passage);
  return index.vectors
    .nearest(vector, CANDIDATES_PER_LIST, sees, view.passages)
    .map(({ passage }) => index.documentOf(passage))
    .filter((document) => document !== undefined);
}

function withMeaning(
  { index: { vectors } }: WordSearch,
  { passages, ...words }: WordMeasures,
  vector: QuestionVector,
): DocumentMeasures {
  return {
    ...words,
    passages: passages.map(({ passage, bm25 }) => {
      const cosine = vector === undefined ? 0 : vectors.cosine(vector, passage);
      return { passage, bm25, cosine };
    }),
  };
}
