import { setTimeout as pause } from 'node:timers/promises';
import { DiscordUnavailable } from '../core/errors.ts';
import { RETRY_WAITS_MS } from '../core/hearing/tuning.ts';
import type { Log } from '../core/log.ts';

/** Does a job again while Discord takes nothing, for some minutes. @throws what the last attempt threw */
export async function whileUnavailable<T>(
  job: () => Promise<T>,
  { log, signal }: { readonly log: Log; readonly signal?: AbortSignal },
): Promise<T> {
  for (const wait of RETRY_WAITS_MS) {
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
