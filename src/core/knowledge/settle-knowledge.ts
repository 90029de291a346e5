import type { Log } from '../log.ts';

/** Something that follows from a change of the knowledge. Safe to do twice; reads what to do from what is stored. */
export interface SettlingStep {
  readonly name: string;
  /** @param isStopping asked between its parts: what is left is done after the next start */
  readonly run: (isStopping: () => boolean) => Promise<void>;
}

/** Does what follows from a change of the knowledge, in its own time. */
export interface SettleKnowledge {
  /** The knowledge has changed. */
  readonly notify: () => void;
  /** Begins nothing more; resolves when what was begun is over. */
  readonly stop: () => Promise<void>;
  /** Resolves when all of it is done. */
  readonly idle: () => Promise<void>;
}

/** One run at a time; changes during a run share one following run. A step that fails does not stop the others. */
export function makeSettleKnowledge(steps: readonly SettlingStep[], log: Log): SettleKnowledge {
  let isStopping = false;
  let isWanted = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (isWanted && !isStopping) {
      isWanted = false;
      for (const step of steps) {
        // What is stopping is told in each step: nothing is begun there.
        try {
          await step.run(() => isStopping);
        } catch (error) {
          log.error({ err: error, step: step.name }, 'knowledge not settled');
        }
      }
    }
  }

  return {
    notify() {
      isWanted = true;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    async stop() {
      isStopping = true;
      await running;
    },
    async idle() {
      while (running !== undefined) await running;
    },
  };
}
