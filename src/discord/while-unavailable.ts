import { setTimeout as pause } from 'node:timers/promises';
import { DiscordUnavailable } from '../core/errors.ts';
import { CATCH_UP_MS, RETRY_WAITS_MS } from '../core/hearing/tuning.ts';
import type { Log } from '../core/log.ts';
import { LONGEST_RETRY_MS } from '../core/outbox/tuning.ts';

export interface Patience {
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between attempts; some minutes in all, unless given. */
  readonly waits?: Iterable<number>;
}

/** Does a job again while Discord takes nothing. @throws what the last attempt threw */
export async function whileUnavailable<T>(
  job: () => Promise<T>,
  { log, signal, waits = RETRY_WAITS_MS }: Patience,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await job();
    } catch (error) {
      if (!(error instanceof DiscordUnavailable)) throw error;
      log.warn({ err: error, wait }, 'Discord unavailable, trying again');
      await pause(wait, undefined, { ref: false, ...(signal && { signal }) });
    }
  }
  return job();
}

/** Milliseconds between attempts, for as long as anybody may still look for what was asked or said. */
export function* untilStale(): Generator<number> {
  yield* RETRY_WAITS_MS;
  for (let waited = 0; waited < CATCH_UP_MS; waited += LONGEST_RETRY_MS) yield LONGEST_RETRY_MS;
}
