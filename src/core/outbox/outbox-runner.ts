import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PerformLane } from './perform-intents.ts';
import type { InLanes } from '../in-lanes.ts';
import type { Outbox } from './ports.ts';
import { FIRST_RETRY_MS, LANES_AT_ONCE, POLL_MS, STOP_LIMIT_MS } from './tuning.ts';

export interface OutboxRunnerDeps {
  readonly outbox: Pick<Outbox, 'dueLanes' | 'nextDueAt'>;
  readonly performLane: PerformLane;
  readonly inLanes: InLanes;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps the outbox empty while it runs. */
export interface OutboxRunner {
  /** From now on, what is due is carried out. */
  start(): void;
  /** Something new was stored: look now. Harmless when not running. */
  notify(): void;
  /** Begins nothing more; resolves when what was begun is over, or has taken too long. */
  stop(): Promise<void>;
  /** Resolves when nothing is due and nothing is in hand. For tests and for a clean end. */
  idle(): Promise<void>;
}

/** One at a time over one outbox. */
export function makeOutboxRunner(deps: OutboxRunnerDeps): OutboxRunner {
  const inHand = new Map<string, Promise<void>>();
  let isRunning = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const lanes = await deps.outbox.dueLanes(deps.clock(), LANES_AT_ONCE + inHand.size);
    for (const lane of lanes) if (isRunning && !inHand.has(lane)) take(lane);
    const next = await deps.outbox.nextDueAt();
    const delay = next === undefined ? POLL_MS : next.getTime() - deps.clock().getTime();
    if (isRunning) sleep(Math.min(POLL_MS, Math.max(delay, inHand.size > 0 ? POLL_MS : 0)));
  }

  function take(lane: string): void {
    const work = deps
      .inLanes(lane, () => deps.performLane(lane, () => !isRunning))
      .catch(async (error: unknown) => {
        deps.log.error({ err: error, lane }, 'lane failed');
        await pause(FIRST_RETRY_MS);
      })
      .finally(() => {
        inHand.delete(lane);
        notify();
      });
    inHand.set(lane, work);
  }

  function notify(): void {
    if (!isRunning) return;
    lookAgain = true;
    looking ??= lookWhileAsked();
  }

  async function lookWhileAsked(): Promise<void> {
    while (isRunning && lookAgain) {
      lookAgain = false;
      try {
        await look();
      } catch (error) {
        deps.log.error({ err: error }, 'outbox not readable');
        sleep(POLL_MS);
      }
    }
    looking = undefined;
  }

  function sleep(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(notify, ms);
    timer.unref();
  }

  async function inHandIsOver(): Promise<void> {
    await looking;
    await Promise.all(inHand.values());
  }

  return {
    start() {
      isRunning = true;
      notify();
    },
    notify,
    async stop() {
      isRunning = false;
      clearTimeout(timer);
      // What does not end in time is in the table, and is taken up by the next start.
      await Promise.race([inHandIsOver(), pause(STOP_LIMIT_MS, undefined, { ref: false })]);
    },
    async idle() {
      while (looking !== undefined || inHand.size > 0) {
        await looking;
        await Promise.all(inHand.values());
      }
    },
  };
}
