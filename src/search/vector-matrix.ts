import type { Neighbour } from '../core/answering/ports.ts';

/** Unit vectors side by side, compared one by one: exact, and fast up to some thousands. */
export class VectorMatrix {
  readonly dimensions: number;
  #values: Float32Array;
  #count = 0;

  constructor(dimensions: number, expected = 256) {
    this.dimensions = dimensions;
    this.#values = new Float32Array(dimensions * Math.max(1, expected));
  }

  get count(): number {
    return this.#count;
  }

  /** A missing vector takes its place as zeros: near to nothing. Gives its number. */
  add(vector: ArrayLike<number> | undefined): number {
    const offset = this.#count * this.dimensions;
    if (offset === this.#values.length) {
      const larger = new Float32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    if (vector?.length === this.dimensions) this.#values.set(vector, offset);
    this.#count += 1;
    return this.#count - 1;
  }

  vector(number: number): Float32Array {
    return this.#values.subarray(number * this.dimensions, (number + 1) * this.dimensions);
  }

  /** The cosine, since all are of unit length. */
  cosine(query: Float32Array, number: number): number {
    const values = this.#values;
    const offset = number * this.dimensions;
    // Four sums at once: the processor need not wait for the last addition.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < this.dimensions; i += 4) {
      a += (query[i] ?? 0) * (values[offset + i] ?? 0);
      b += (query[i + 1] ?? 0) * (values[offset + i + 1] ?? 0);
      c += (query[i + 2] ?? 0) * (values[offset + i + 2] ?? 0);
      d += (query[i + 3] ?? 0) * (values[offset + i + 3] ?? 0);
    }
    return a + b + c + d;
  }

  /** The nearest of the numbers that `sees` admits, nearest first; of `among` only, when given. */
  nearest(
    query: Float32Array,
    count: number,
    sees: (number: number) => boolean,
    among?: readonly number[],
  ): readonly Neighbour[] {
    const best: Neighbour[] = [];
    const consider = (number: number) => {
      if (!sees(number)) return;
      const cosine = this.cosine(query, number);
      if (best.length >= count && cosine <= (best.at(-1)?.cosine ?? 1)) return;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.cosine ?? 1) < cosine) at -= 1;
      best.splice(at, 0, { passage: number, cosine });
      if (best.length > count) best.pop();
    };
    if (among === undefined)
      for (let number = 0; number < this.#count; number += 1) consider(number);
    else among.forEach(consider);
    return best;
  }
}
