import { setTimeout as sleep } from 'node:timers/promises';

const INSIDE = 0;
const SHUT = 1;
const POLL_MS = 2;
/** Writing and loading a model takes two seconds at worst; after this the exit goes on regardless. */
const PATIENCE_MS = 5_000;

/**
 * Keeps a thread from being ended inside ONNX Runtime: its binding cannot report back to a thread
 * that is going away, and takes the whole process down with it. Both threads hold one over the
 * same memory; the worker passes through it, the main thread shuts it before it ends the worker.
 */
export class NativeGate {
  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#cells = new Int32Array(memory);
  }

  /** Runs the work inside. Once the gate is shut it never begins, and never returns. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    Atomics.store(this.#cells, INSIDE, 1);
    if (Atomics.load(this.#cells, SHUT) === 1) {
      this.#leave();
      return await new Promise<never>(() => undefined);
    }
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** Shuts the gate, and waits until nobody is inside. */
  async shut(): Promise<void> {
    Atomics.store(this.#cells, SHUT, 1);
    while (Atomics.load(this.#cells, INSIDE) === 1) await sleep(POLL_MS);
  }

  /** As `shut`, for a process that exits and has no turns of the event loop left. */
  shutNow(): void {
    Atomics.store(this.#cells, SHUT, 1);
    Atomics.wait(this.#cells, INSIDE, 1, PATIENCE_MS);
  }

  #leave(): void {
    Atomics.store(this.#cells, INSIDE, 0);
    Atomics.notify(this.#cells, INSIDE);
  }
}
