import type { QuestionTerm, QuestionWords } from './question-words.ts';
import { BM25_B, BM25_K1 } from './tuning.ts';

/** More terms than any question keeps; pairs of positions are numbered with it. */
const MOST_TERMS = 256;

/** Reads words of the lexicon once, and counts the question's terms and neighbours among them. */
export class TermCounter {
  /** Pairs found since the counter was made for a document, as `first * MOST_TERMS + second`. */
  readonly pairsFound = new Set<number>();
  /** By the lexicon's term number: position among the question's terms, counted from 1; 0 for others. */
  readonly #positions: Uint8Array;
  readonly #pairs = new Set<number>();

  constructor(termCount: number, { terms, pairs }: QuestionWords) {
    this.#positions = new Uint8Array(termCount);
    for (const [at, { term }] of terms.entries())
      if (term !== undefined) this.#positions[term] = at + 1;
    const positions = new Map(terms.map((term, at) => [term, at + 1]));
    for (const [first, second] of pairs)
      this.#pairs.add((positions.get(first) ?? 0) * MOST_TERMS + (positions.get(second) ?? 0));
  }

  /** Adds to `counts`, by position from 0. */
  count(words: Uint32Array, counts: Float64Array): void {
    let previous = 0;
    for (const word of words) {
      const position = this.#positions[word] ?? 0;
      if (position > 0) {
        counts[position - 1] = (counts[position - 1] ?? 0) + 1;
        const pair = previous * MOST_TERMS + position;
        if (previous > 0 && this.#pairs.has(pair)) this.pairsFound.add(pair);
      }
      previous = position;
    }
  }
}

/** What each occurrence of a term is worth, by position. */
export function worthsOf(
  terms: readonly QuestionTerm[],
  rarity: 'documentIdf' | 'passageIdf',
): Float64Array {
  return Float64Array.from(terms, (term) => term[rarity] * term.weight * (BM25_K1 + 1));
}

/** BM25 of counted terms. `relativeLength` is the text's length over the mean. */
export function bm25(worths: Float64Array, counts: Float64Array, relativeLength: number): number {
  let sum = 0;
  for (let at = 0; at < worths.length; at += 1) {
    const count = counts[at] ?? 0;
    if (count > 0) sum += (worths[at] ?? 0) * bm25Share(count, relativeLength);
  }
  return sum;
}

/** The share of a term's worth that so many occurrences have: 0 to 1. */
export function bm25Share(count: number, relativeLength: number): number {
  return count / (count + BM25_K1 * (1 - BM25_B + BM25_B * relativeLength));
}
