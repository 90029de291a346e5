import type { QuestionId } from '../core/ids.ts';

/** Commands that are being answered now: nobody else takes one up meanwhile. */
export class InHand {
  readonly #ids = new Set<QuestionId>();

  /** Does it, unless it is in hand already: then undefined. */
  async take<T>(id: QuestionId, work: () => Promise<T>): Promise<T | undefined> {
    if (this.#ids.has(id)) return undefined;
    this.#ids.add(id);
    try {
      return await work();
    } finally {
      this.#ids.delete(id);
    }
  }
}
