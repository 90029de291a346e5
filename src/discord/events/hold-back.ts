/** Reads back what was missed; calls `onRead` once all of it is noted. */
export type ReadMissed = (onRead: () => void) => Promise<void>;

/**
 * Keeps what is written now until what was missed before it is noted. A channel is read back from the newest
 * message noted there: a later one noted first would hide for ever what was missed, should the bot be killed
 * or the reading fail meanwhile.
 */
export class HoldBack {
  #isAway = false;
  /** The reading that has to end first. Before the first one, nothing that was missed is known. */
  #awaited: symbol | undefined = Symbol('first');
  #waiting: (() => void)[] = [];

  /** The line to Discord is cut: what comes next may come after something that was missed. */
  away(): void {
    this.#isAway = true;
  }

  /** The same session goes on, and Discord has told all that happened meanwhile. */
  resumed(): void {
    this.#isAway = false;
    this.#release();
  }

  /** A new session: what happened since the last one is read back, and holds up the rest until then. */
  async whileReading(read: ReadMissed): Promise<void> {
    const reading = Symbol('reading');
    this.#isAway = false;
    this.#awaited = reading;
    const onRead = (): void => {
      if (this.#awaited === reading) this.#awaited = undefined;
      this.#release();
    };
    try {
      await read(onRead);
    } finally {
      onRead();
    }
  }

  /** Resolves, in the order of the calls, when nothing older is missing. */
  async turn(): Promise<void> {
    if (this.#isOpen && this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  get #isOpen(): boolean {
    return !this.#isAway && this.#awaited === undefined;
  }

  #release(): void {
    if (!this.#isOpen) return;
    const ready = this.#waiting;
    this.#waiting = [];
    for (const resolve of ready) resolve();
  }
}
