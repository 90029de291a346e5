import { GrowingNumbers } from './growing-numbers.ts';

/** A posting is a place's number times this, and how often the word stands there: at most one less. */
export const MOST_TIMES = 256;

/** Where a stem stands and how often, in ascending order: 4 bytes a place, for up to 16 million places. */
export class Postings {
  readonly #postings = new GrowingNumbers(1);

  /** Counts one occurrence. Places come in ascending order. BM25 sees no difference above 255. */
  add(place: number): void {
    const last = this.#postings.at(this.#postings.length - 1);
    if (last === undefined || Math.floor(last / MOST_TIMES) !== place)
      this.#postings.push(place * MOST_TIMES + 1);
    else if (last % MOST_TIMES < MOST_TIMES - 1) this.#postings.replaceLast(last + 1);
  }

  /** Each `place * MOST_TIMES + times`. To be read before the next one is added. */
  view(): Uint32Array {
    return this.#postings.view();
  }
}
