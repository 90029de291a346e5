import { StorageUnavailable } from '../core/errors.ts';

/**
 * Gives the other value when the disk takes no write, or gives no row; any other error passes. Whoever opened the
 * database tells of it.
 */
export async function forgive<T>(work: () => Promise<T>, otherwise: () => T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isForgiven = error instanceof StorageUnavailable && error.trouble !== undefined;
    if (!isForgiven) throw error;
    return otherwise();
  }
}

/** Remembers the newest few, for as long as the disk takes nothing. */
export class Unkept<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #most: number;

  constructor(most = 2_000) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  set(key: Key, value: Value): void {
    this.#entries.set(key, value);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest);
  }
}
