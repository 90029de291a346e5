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

  /** The cosine of every vector, by number. Four at once share each number of the query: a third faster. */
  cosines(query: Float32Array): Float64Array {
    const { dimensions } = this;
    const values = this.#values;
    const found = new Float64Array(this.#count);
    const whole = this.#count - (this.#count % 4);
    for (let number = 0; number < whole; number += 4) {
      const first = number * dimensions;
      const [second, third, fourth] = [
        first + dimensions,
        first + 2 * dimensions,
        first + 3 * dimensions,
      ];
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < dimensions; i += 1) {
        const value = query[i] ?? 0;
        a += value * (values[first + i] ?? 0);
        b += value * (values[second + i] ?? 0);
        c += value * (values[third + i] ?? 0);
        d += value * (values[fourth + i] ?? 0);
      }
      found[number] = a;
      found[number + 1] = b;
      found[number + 2] = c;
      found[number + 3] = d;
    }
    for (let number = whole; number < this.#count; number += 1)
      found[number] = this.cosine(query, number);
    return found;
  }
}
