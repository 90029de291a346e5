import type { Log } from './log.ts';

/** Does something again and again while it runs. */
export interface Repeating {
  start(): void;
  /** Begins nothing more; resolves when what was begun is over. */
  stop(): Promise<void>;
}

export interface RepeatingOptions {
  /** What is done, in the log's words. */
  readonly what: string;
  /** Milliseconds from one end to the next beginning: a laptop's sleep or a set clock is noticed as soon. */
  readonly everyMs: number;
  readonly log: Log;
}

/** At once and then again and again; what fails is logged and made up for the next time. */
export function makeRepeating(
  act: (isStopping: () => boolean) => Promise<unknown>,
  { what, everyMs, log }: RepeatingOptions,
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let acting: Promise<void> = Promise.resolve();

  async function actOnce(): Promise<void> {
    try {
      await act(() => !isRunning);
    } catch (error) {
      log.error({ err: error }, `${what} failed`);
    }
    if (isRunning) timer = setTimeout(run, everyMs).unref();
  }

  function run(): void {
    acting = actOnce();
  }

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      run();
    },
    async stop() {
      isRunning = false;
      clearTimeout(timer);
      await acting;
    },
  };
}
