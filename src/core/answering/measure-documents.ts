import type { WordSearch } from './find-by-words.ts';
import type { QuestionTerm } from './question-words.ts';
import { bm25, TermCounter, worthsOf } from './term-counter.ts';
import { BM25_K1 } from './tuning.ts';

/** How well one passage's words fit. */
interface PassageWordMeasures {
  /** Its number in the index. */
  readonly passage: number;
  readonly bm25: number;
}

/** How well one passage fits, before scores are compared with those of others. */
export interface PassageMeasures extends PassageWordMeasures {
  /** -1 to 1; 0 when there is no vector of the question. */
  readonly cosine: number;
}

/** How well one document's words fit. */
export interface WordMeasures {
  /** Its number in the index. */
  readonly document: number;
  readonly bm25: number;
  /** Share of the question's neighbouring words that are neighbours here too, weighed by rarity; 0 to 1. */
  readonly pairs: number;
  /** Share of the question's words that stand here, weighed by rarity; 0 to 1. */
  readonly coverage: number;
  /** The same share for the words of its title and tags. */
  readonly title: number;
  /** How well its title or one heading names what is asked for; 0 to 1. */
  readonly heading: number;
  readonly passages: readonly PassageWordMeasures[];
}

/** How well one document fits. */
export interface DocumentMeasures extends WordMeasures {
  readonly passages: readonly PassageMeasures[];
}

/**
 * Makes the function that measures the words of documents for one question. Every figure rests on what the asker
 * sees alone. Reads each word of a document once.
 */
export function makeMeasureWords({ index, view, words }: WordSearch) {
  const { lexicon } = index;
  const { terms, pairs } = words;
  const counter = new TermCounter(lexicon.termCount, words);
  const documentWorths = worthsOf(terms, 'documentIdf');
  const passageWorths = worthsOf(terms, 'passageIdf');
  const allRarity = raritySum(terms, () => true);
  const headingFit = index.names.fitTo(terms);
  const share = (part: number, all: number) => (all === 0 ? 0 : part / all);
  // Filled anew for each document and passage: a question measures a thousand.
  const headCounts = new Float64Array(terms.length);
  const counts = new Float64Array(terms.length);
  const sums = new Float64Array(terms.length);
  return function measureWords(document: number): WordMeasures {
    counter.pairsFound.clear();
    const head = lexicon.headWords(document);
    counter.count(head, headCounts.fill(0));
    sums.set(headCounts);
    let length = head.length;
    const passages: PassageWordMeasures[] = [];
    const [from, to] = lexicon.passagesOf(document);
    for (let passage = from; passage < to; passage += 1) {
      const text = lexicon.passageWords(passage);
      counts.set(headCounts);
      counter.count(text, counts);
      for (let at = 0; at < terms.length; at += 1)
        sums[at] = (sums[at] ?? 0) + (counts[at] ?? 0) - (headCounts[at] ?? 0);
      length += text.length;
      const relativeLength = (head.length + text.length) / view.words.passageLength;
      passages.push({ passage, bm25: bm25(passageWorths, counts, relativeLength) });
    }
    const isHere = (found: Float64Array) => (at: number) => (found[at] ?? 0) > 0;
    return {
      document,
      bm25: bm25(documentWorths, sums, length / view.words.documentLength),
      pairs: share(counter.pairsFound.size, pairs.length),
      coverage: share(raritySum(terms, isHere(sums)), allRarity),
      title: share(raritySum(terms, isHere(headCounts)), allRarity),
      heading: headingFit(document),
      passages,
    };
  };
}

/** What BM25 cannot exceed for these words, whatever the document or, by `passageIdf`, the passage. */
export function bm25Bound(
  terms: readonly QuestionTerm[],
  rarity: 'documentIdf' | 'passageIdf' = 'documentIdf',
): number {
  return terms.reduce((sum, term) => sum + term[rarity] * term.weight * (BM25_K1 + 1), 0);
}

/** Of the learner's own words: the absence of those that we added says nothing. */
function raritySum(terms: readonly QuestionTerm[], isCounted: (at: number) => boolean): number {
  return terms.reduce(
    (sum, { weight, documentIdf }, at) => sum + (weight === 1 && isCounted(at) ? documentIdf : 0),
    0,
  );
}
