import type { Log } from '../log.ts';
import type { SendDigests } from './digest.ts';
import { LOOK_MS } from './tuning.ts';

/** Sends digests while it runs. */
export interface DigestTimer {
  start(): void;
  /** Begins nothing more; resolves when what was begun is over. */
  stop(): Promise<void>;
}

/** Looks at once and then again and again; a look that fails is made up for by the next. */
export function makeDigestTimer(sendDigests: SendDigests, log: Log): DigestTimer {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let looking: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    try {
      await sendDigests();
    } catch (error) {
      log.error({ err: error }, 'digests failed');
    }
    if (isRunning) timer = setTimeout(run, LOOK_MS).unref();
  }
  function run(): void {
    looking = look();
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
      await looking;
    },
  };
}
