import type { Log } from '../log.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';

/** Reads a generation of the knowledge into memory, in small steps. */
export type BuildIndex = (generation: number) => Promise<KnowledgeIndex>;

/** The knowledge that questions are answered from; a new generation takes the place of the old at once. */
export class IndexHolder {
  readonly #build: BuildIndex;
  readonly #log: Log;
  #current: KnowledgeIndex;
  #loading: Promise<void> = Promise.resolve();

  /** @param empty what is asked until the first generation is loaded */
  constructor(empty: KnowledgeIndex, build: BuildIndex, log: Log) {
    this.#current = empty;
    this.#build = build;
    this.#log = log;
  }

  /** A question keeps what it got here until it is answered. */
  readonly current = (): KnowledgeIndex => this.#current;

  /** Resolves once questions are answered from this generation or a later one. One load at a time. */
  async load(generation: number): Promise<void> {
    const next = this.#loading.then(() => this.#replace(generation));
    // The fault belongs to this caller; the next load starts anew.
    this.#loading = next.catch(() => undefined);
    await next;
  }

  async #replace(generation: number): Promise<void> {
    if (generation <= this.#current.generation) return;
    const started = performance.now();
    const index = await this.#build(generation);
    this.#current = index;
    const tookMs = Math.round(performance.now() - started);
    this.#log.info({ generation, passages: index.passageCount, tookMs }, 'knowledge loaded');
  }
}
