import type { EmbeddingThread } from './embedding-thread.ts';
import type { Urgency } from './worker-messages.ts';

/** Passages that wait before a helper is worth its start, which takes as long as embedding some 50. */
const HELP_FROM = 24;
/** Passages given to a thread ahead. */
const IN_HAND = 8;
/** Milliseconds without a passage after which the helper ends and gives its 90 MB back. */
const HELPER_RESTS_MS = 5_000;

type Thread = Pick<EmbeddingThread, 'start' | 'embed' | 'close'>;

interface Passage {
  readonly text: string;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (fault: unknown) => void;
}

interface Member {
  readonly thread: Thread;
  inHand: number;
}

/** The thread that embeds questions and passages, and another that helps while many passages wait. */
export class EmbeddingCrew {
  readonly #first: Member;
  readonly #makeHelper: (() => Thread) | undefined;
  #helper: Member | undefined;
  #isHelperReady = false;
  #passages: Passage[] = [];
  #rest: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** @param makeHelper absent where there is no processor for one */
  constructor(first: Thread, makeHelper?: () => Thread) {
    this.#first = { thread: first, inHand: 0 };
    this.#makeHelper = makeHelper;
  }

  /** The text's vector, of length one. Throws ModelUnavailable. */
  async embed(text: string, urgency: Urgency): Promise<Float32Array> {
    if (urgency === 'question' || this.#isClosed)
      return await this.#first.thread.embed(text, urgency);
    return await new Promise((resolve, reject) => {
      this.#passages.push({ text, resolve, reject });
      this.#pump();
    });
  }

  /** Ends the threads; what waits is refused. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#rest);
    const threads = [this.#first, this.#helper].flatMap((member) => member?.thread ?? []);
    this.#helper = undefined;
    const ended = Promise.all(threads.map((thread) => thread.close()));
    // The closed thread says why.
    this.#pump();
    await ended;
  }

  #pump(): void {
    this.#give(this.#first);
    if (this.#passages.length >= HELP_FROM) this.#callHelper();
    if (this.#helper !== undefined && this.#isHelperReady) this.#give(this.#helper);
    this.#letRest();
  }

  #give(member: Member): void {
    while (this.#isClosed || member.inHand < IN_HAND) {
      const passage = this.#passages.shift();
      if (passage === undefined) return;
      void this.#embed(member, passage);
    }
  }

  async #embed(member: Member, passage: Passage): Promise<void> {
    member.inHand += 1;
    try {
      passage.resolve(await member.thread.embed(passage.text, 'passage'));
    } catch (fault) {
      if (member === this.#first) passage.reject(fault);
      else this.#doWithout(member, passage);
    } finally {
      member.inHand -= 1;
      this.#pump();
    }
  }

  #callHelper(): void {
    if (this.#helper !== undefined || this.#makeHelper === undefined || this.#isClosed) return;
    const helper = { thread: this.#makeHelper(), inHand: 0 };
    this.#helper = helper;
    this.#isHelperReady = false;
    const ready = () => {
      if (this.#helper !== helper) return;
      this.#isHelperReady = true;
      this.#pump();
    };
    // One that cannot start is not asked again: the first thread does all.
    helper.thread.start().then(ready, () => undefined);
  }

  /** What a helper could not do the first thread does. */
  #doWithout(helper: Member, passage: Passage): void {
    this.#passages.unshift(passage);
    if (this.#helper === helper) this.#isHelperReady = false;
  }

  #letRest(): void {
    clearTimeout(this.#rest);
    const helper = this.#helper;
    if (helper === undefined || !this.#isHelperReady || this.#passages.length + helper.inHand > 0)
      return;
    this.#rest = setTimeout(() => {
      this.#helper = undefined;
      void helper.thread.close();
    }, HELPER_RESTS_MS);
    this.#rest.unref();
  }
}
