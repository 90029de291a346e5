import type { AskersView, KnowledgeIndex } from './knowledge-index.ts';
import type { QuestionTerm, QuestionWords } from './question-words.ts';
import { bm25Share } from './term-counter.ts';
import { CANDIDATES_PER_LIST } from './tuning.ts';

/** A question ready to be searched by its words. */
export interface WordSearch {
  readonly index: KnowledgeIndex;
  readonly view: AskersView;
  readonly words: QuestionWords;
}

/** How well everything in the index fits the words, by number: BM25. */
interface WordScores {
  readonly documents: Float64Array;
  readonly passages: Float64Array;
  /** How often the word in hand stands in a document; zeros between two words. */
  readonly counts: Uint32Array;
}

/**
 * Documents that are candidates by the words of the whole, or by the words of a passage. Looks only at the places
 * where one of the words stands: a million take about 10 ms.
 */
export function findByWords(search: WordSearch): readonly number[] {
  const { index, view, words } = search;
  const scores: WordScores = {
    documents: new Float64Array(index.documentCount),
    passages: new Float64Array(index.passageCount),
    counts: new Uint32Array(index.documentCount),
  };
  for (const term of words.terms) addTerm(search, term, scores);
  const documents = bestOf(scores.documents, (document) => view.seesDocument(document));
  const passages = bestOf(scores.passages, (passage) => view.seesPassage(passage));
  return [...documents, ...passages.map((passage) => index.documentOf(passage) ?? -1)];
}

function addTerm(
  { index, view }: WordSearch,
  { term, documentIdf, passageIdf, weight }: QuestionTerm,
  { documents, passages, counts }: WordScores,
): void {
  if (term === undefined) return;
  const { lexicon } = index;
  const { documentLength, passageLength } = view.words;
  const places = lexicon.placesOf(term);
  const found: number[] = [];
  const count = (document: number, times: number) => {
    if (counts[document] === 0) found.push(document);
    counts[document] = (counts[document] ?? 0) + times;
  };
  for (const document of places.heads) count(document, 1);
  for (let at = 0; at < places.passages.length;) {
    const passage = places.passages[at] ?? -1;
    const from = at;
    // They are in ascending order: those of one passage stand together.
    while (places.passages[at] === passage) at += 1;
    const length = lexicon.passageLength(passage) / passageLength;
    const share = weight * passageIdf * bm25Share(at - from, length);
    passages[passage] = (passages[passage] ?? 0) + share;
    count(index.documentOf(passage) ?? -1, at - from);
  }
  for (const document of found) {
    const length = lexicon.documentLength(document) / documentLength;
    const share = weight * documentIdf * bm25Share(counts[document] ?? 0, length);
    documents[document] = (documents[document] ?? 0) + share;
    counts[document] = 0;
  }
}

/** The numbers with the highest scores above 0, of those that the asker sees. */
function bestOf(scores: Float64Array, sees: (number: number) => boolean): readonly number[] {
  const best: number[] = [];
  let least = 0;
  for (let number = 0; number < scores.length; number += 1) {
    const score = scores[number] ?? 0;
    if (score <= least || !sees(number)) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] ?? -1] ?? 0) < score) at -= 1;
    best.splice(at, 0, number);
    if (best.length > CANDIDATES_PER_LIST) best.pop();
    if (best.length === CANDIDATES_PER_LIST) least = scores[best.at(-1) ?? -1] ?? 0;
  }
  return best;
}
