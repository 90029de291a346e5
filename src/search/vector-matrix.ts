/** Vectors a block: 1.5 MB of 384 dimensions. Blocks are never copied, as one growing list would be. */
const BLOCK = 1_024;

/** Unit vectors side by side, compared one by one: exact, and fast up to some thousands. */
export class VectorMatrix {
  readonly dimensions: number;
  readonly #blocks: Float32Array[] = [];
  #count = 0;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  get count(): number {
    return this.#count;
  }

  /** A missing vector takes its place as zeros: near to nothing. Gives its number. */
  add(vector: ArrayLike<number> | undefined): number {
    const number = this.#count;
    if (number % BLOCK === 0) this.#blocks.push(new Float32Array(BLOCK * this.dimensions));
    if (vector?.length === this.dimensions) this.vector(number).set(vector);
    this.#count += 1;
    return number;
  }

  vector(number: number): Float32Array {
    const offset = (number % BLOCK) * this.dimensions;
    return this.#blockOf(number).subarray(offset, offset + this.dimensions);
  }

  /** The cosine, since all are of unit length. */
  cosine(query: Float32Array, number: number): number {
    const values = this.#blockOf(number);
    const offset = (number % BLOCK) * this.dimensions;
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

  /** The cosine of every vector, by number. */
  cosines(query: Float32Array): Float64Array {
    const found = new Float64Array(this.#count);
    for (const [at, block] of this.#blocks.entries())
      compareBlock(query, block, found.subarray(at * BLOCK, (at + 1) * BLOCK));
    return found;
  }

  #blockOf(number: number): Float32Array {
    return this.#blocks[Math.floor(number / BLOCK)] ?? NO_BLOCK;
  }
}

const NO_BLOCK = new Float32Array();

/** Four vectors at once share each number of the query: a third faster. Reads some behind the last wanted one. */
function compareBlock(query: Float32Array, values: Float32Array, found: Float64Array): void {
  const dimensions = query.length;
  for (let number = 0; number < found.length; number += 4) {
    const first = number * dimensions;
    const second = first + dimensions;
    const third = second + dimensions;
    const fourth = third + dimensions;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < dimensions; i += 1) {
      const value = query[i] ?? 0;
      a += value * (values[first + i] ?? 0);
      b += value * (values[second + i] ?? 0);
      c += value * (values[third + i] ?? 0);
      d += value * (values[fourth + i] ?? 0);
    }
    // Beyond the end of `found` nothing is written.
    found[number] = a;
    found[number + 1] = b;
    found[number + 2] = c;
    found[number + 3] = d;
  }
}
