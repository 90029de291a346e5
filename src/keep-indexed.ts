import type { Log } from './core/log.ts';

/** Milliseconds until a run that failed is tried again: doubled each time, up to an hour. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

export interface KeepIndexedOptions {
  /** One run. */
  readonly index: () => Promise<unknown>;
  readonly log: Log;
  readonly firstWaitMs?: number;
}

/** Keeps the index up to date in the background. */
export interface KeepIndexed {
  /** Starts a run. One that fails leaves the former index in use. */
  refresh(): void;
  /** Tries again later what failed just now. */
  retry(error: unknown): void;
  stop(): void;
}

/**
 * A run that fails is tried again, later and later: a full disk gets room and a drive is mounted, and neither tells
 * of it as a changed file does.
 */
export function keepIndexed({
  index,
  log,
  firstWaitMs = FIRST_WAIT_MS,
}: KeepIndexedOptions): KeepIndexed {
  let isStopped = false;
  let waitMs = firstWaitMs;
  let timer: NodeJS.Timeout | undefined;

  function refresh(): void {
    clearTimeout(timer);
    index().then(() => {
      waitMs = firstWaitMs;
    }, retry);
  }

  function retry(error: unknown): void {
    // What is given up at the end of the bot has not failed.
    if (isStopped) return;
    log.error({ err: error, waitMs }, 'indexing failed, trying again');
    clearTimeout(timer);
    timer = setTimeout(refresh, waitMs);
    timer.unref();
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  return {
    refresh,
    retry,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
