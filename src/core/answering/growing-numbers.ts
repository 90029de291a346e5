/** Whole numbers from 0 to 2^32 - 1 in the order in which they are added: 4 bytes each, where a list takes 8 or more. */
export class GrowingNumbers {
  #numbers: Uint32Array;
  #length = 0;

  /** @param room how many there is room for at first */
  constructor(room = 4) {
    this.#numbers = new Uint32Array(room);
  }

  get length(): number {
    return this.#length;
  }

  /** Gives its position. */
  push(number: number): number {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(Math.ceil(this.#length * 1.5) + 1);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
    return this.#length - 1;
  }

  at(position: number): number | undefined {
    return position < this.#length ? this.#numbers[position] : undefined;
  }

  /** The last one takes another value. */
  replaceLast(number: number): void {
    this.#numbers[this.#length - 1] = number;
  }

  /** Without a copy: to be read before the next one is added. */
  view(from = 0, to = this.#length): Uint32Array {
    return this.#numbers.subarray(from, to);
  }
}
