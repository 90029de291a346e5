import type { EmbedRequest, Urgency } from './worker-messages.ts';

/** A text, and the promise that waits for its vector. */
export interface Job extends EmbedRequest {
  readonly isRedone: boolean;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (fault: Error) => void;
}

/** Passages sent ahead, so that the worker need not wait for the main thread. */
const SENT_AHEAD = 8;

/** Texts that wait to be sent, and texts sent whose vectors are awaited. */
export class JobQueue {
  #questions: Job[] = [];
  #passages: Job[] = [];
  readonly #sent = new Map<number, Job>();
  #lastId = 0;

  get isEmpty(): boolean {
    return this.#questions.length + this.#passages.length + this.#sent.size === 0;
  }

  add(text: string, urgency: Urgency): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      const job: Job = { id: ++this.#lastId, text, urgency, isRedone: false, resolve, reject };
      (urgency === 'question' ? this.#questions : this.#passages).push(job);
    });
  }

  /** The next job to send, if any may be sent now; counts as sent from here on. */
  next(): Job | undefined {
    const job = this.#mayTakePassage()
      ? (this.#questions.shift() ?? this.#passages.shift())
      : this.#questions.shift();
    if (job !== undefined) this.#sent.set(job.id, job);
    return job;
  }

  settle(id: number, vector: Float32Array): void {
    this.#sent.get(id)?.resolve(vector);
    this.#sent.delete(id);
  }

  refuse(id: number, fault: Error): void {
    this.#sent.get(id)?.reject(fault);
    this.#sent.delete(id);
  }

  refuseAll(fault: Error): void {
    for (const job of [...this.#sent.values(), ...this.#questions, ...this.#passages])
      job.reject(fault);
    this.#sent.clear();
    this.#questions = [];
    this.#passages = [];
  }

  /** Puts what was sent back to the front; refuses what was redone already. Gives how many go again. */
  redo(fault: Error): number {
    const again: Job[] = [];
    for (const job of this.#sent.values()) {
      if (job.isRedone) job.reject(fault);
      else again.push({ ...job, isRedone: true });
    }
    this.#sent.clear();
    this.#questions.unshift(...again.filter(({ urgency }) => urgency === 'question'));
    this.#passages.unshift(...again.filter(({ urgency }) => urgency === 'passage'));
    return again.length;
  }

  /** What killed a worker goes alone the second time, so that it takes no other text with it. */
  #mayTakePassage(): boolean {
    const isCareful =
      this.#passages[0]?.isRedone === true ||
      [...this.#sent.values()].some(({ isRedone }) => isRedone);
    return this.#sent.size < (isCareful ? 1 : SENT_AHEAD);
  }
}
