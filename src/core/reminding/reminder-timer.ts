import type { Log } from '../log.ts';
import type { Remind } from './remind.ts';

/** Milliseconds between two looks: reminders are about hours. A laptop's sleep or a set clock is noticed as soon. */
const LOOK_MS = 30_000;

/** Sends reminders while it runs. */
export interface ReminderTimer {
  start(): void;
  /** Begins nothing more; resolves when what was begun is over. */
  stop(): Promise<void>;
}

/** Looks at once and then again and again; a look that fails is made up for by the next. */
export function makeReminderTimer(remind: Remind, log: Log): ReminderTimer {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    try {
      const reminded = await remind(() => !isRunning);
      if (reminded > 0) log.info({ reminded }, 'reminders stored');
    } catch (error) {
      log.error({ err: error }, 'reminders failed');
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
