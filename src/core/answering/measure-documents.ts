import type { AskersView, KnowledgeIndex } from './knowledge-index.ts';
import type { QuestionTerm, QuestionWords } from './question-words.ts';
import { BM25_B, BM25_K1 } from './tuning.ts';

/** How well one passage fits, before scores are compared with those of others. */
export interface PassageMeasures {
  /** Its number in the index. */
  readonly passage: number;
  readonly bm25: number;
  /** -1 to 1; 0 when there is no vector of the question. */
  readonly cosine: number;
}

/** How well one document fits. */
export interface DocumentMeasures {
  /** Its number in the index. */
  readonly document: number;
  readonly bm25: number;
  /** Share of the question's neighbouring words that are neighbours here too, weighed by rarity; 0 to 1. */
  readonly pairs: number;
  /** Share of the question's words that stand here, weighed by rarity; 0 to 1. */
  readonly coverage: number;
  /** The same share for the words of its title and tags. */
  readonly title: number;
  readonly passages: readonly PassageMeasures[];
}

/** A question, and what it is measured against. */
export interface MeasureContext {
  readonly index: KnowledgeIndex;
  readonly view: AskersView;
  readonly words: QuestionWords;
  /** Undefined when the embedding model is away. */
  readonly vector: Float32Array | undefined;
}

/**
 * Makes the function that measures documents for one question. Every figure rests on what the asker
 * sees alone. Reads each word of a document once.
 */
export function makeMeasure({ index, view, words, vector }: MeasureContext) {
  const counter = new TermCounter(index.lexicon.termCount, words.terms);
  const pairs = pairTable(words);
  const rareTotal = words.terms.reduce((sum, term) => sum + ownRarity(term), 0);
  return function measure(document: number): DocumentMeasures {
    const { lexicon } = index;
    const head = lexicon.headWords(document);
    const headCounts = counter.count(head);
    const sums = [...headCounts];
    const found = new Set<number>();
    collectPairs(head, counter, pairs, found);
    let length = head.length;
    const passages: PassageMeasures[] = [];
    const [from, to] = lexicon.passagesOf(document);
    for (let passage = from; passage < to; passage += 1) {
      const text = lexicon.passageWords(passage);
      const counts = counter.count(text);
      collectPairs(text, counter, pairs, found);
      length += text.length;
      for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
      const both = counts.map((count, at) => count + (headCounts[at] ?? 0));
      passages.push({
        passage,
        bm25: bm25(
          words.terms,
          both,
          (head.length + text.length) / view.words.passageLength,
          'passageIdf',
        ),
        cosine: vector === undefined ? 0 : index.vectors.cosine(vector, passage),
      });
    }
    const covered = raritySum(words.terms, sums);
    const titled = raritySum(words.terms, headCounts);
    return {
      document,
      bm25: bm25(words.terms, sums, length / view.words.documentLength, 'documentIdf'),
      pairs: words.pairs.length === 0 ? 0 : found.size / words.pairs.length,
      coverage: rareTotal === 0 ? 0 : covered / rareTotal,
      title: rareTotal === 0 ? 0 : titled / rareTotal,
      passages,
    };
  };
}

/** What BM25 cannot exceed for these words, whatever the document. */
export function bm25Bound(terms: readonly QuestionTerm[]): number {
  return terms.reduce(
    (sum, { documentIdf, weight }) => sum + documentIdf * weight * (BM25_K1 + 1),
    0,
  );
}

/** Of the terms that were counted at least once. */
function raritySum(terms: readonly QuestionTerm[], counts: readonly number[]): number {
  return terms.reduce((sum, term, at) => sum + ((counts[at] ?? 0) > 0 ? ownRarity(term) : 0), 0);
}

/** Expansions are our guess: their absence says nothing. */
function ownRarity({ weight, documentIdf }: QuestionTerm): number {
  return weight === 1 ? documentIdf : 0;
}

function bm25(
  terms: readonly QuestionTerm[],
  counts: readonly number[],
  relativeLength: number,
  rarity: 'documentIdf' | 'passageIdf',
): number {
  const damping = BM25_K1 * (1 - BM25_B + BM25_B * relativeLength);
  return terms.reduce((sum, term, at) => {
    const count = counts[at] ?? 0;
    return sum + (term[rarity] * term.weight * count * (BM25_K1 + 1)) / (count + damping);
  }, 0);
}

/** Counts the question's terms in stretches of the lexicon. */
class TermCounter {
  /** By the lexicon's term number: position among the question's terms, counted from 1; 0 for others. */
  readonly #positions: Uint8Array;
  readonly #size: number;

  constructor(termCount: number, terms: readonly QuestionTerm[]) {
    this.#positions = new Uint8Array(termCount);
    this.#size = terms.length;
    for (const [at, { term }] of terms.entries())
      if (term !== undefined) this.#positions[term] = at + 1;
  }

  positionOf(term: number): number {
    return this.#positions[term] ?? 0;
  }

  count(words: Uint32Array): number[] {
    const counts = new Array<number>(this.#size).fill(0);
    for (const word of words) {
      const position = this.#positions[word] ?? 0;
      if (position > 0) counts[position - 1] = (counts[position - 1] ?? 0) + 1;
    }
    return counts;
  }
}

/** Pairs of positions (from 1) as one number. */
function pairTable({ terms, pairs }: QuestionWords): ReadonlySet<number> {
  const positions = new Map(terms.map((term, at) => [term, at + 1]));
  return new Set(
    pairs.map(
      ([first, second]) => (positions.get(first) ?? 0) * 256 + (positions.get(second) ?? 0),
    ),
  );
}

function collectPairs(
  words: Uint32Array,
  counter: TermCounter,
  pairs: ReadonlySet<number>,
  found: Set<number>,
): void {
  if (pairs.size === 0) return;
  let previous = 0;
  for (const word of words) {
    const position = counter.positionOf(word);
    if (position > 0 && previous > 0 && pairs.has(previous * 256 + position))
      found.add(previous * 256 + position);
    previous = position;
  }
}
