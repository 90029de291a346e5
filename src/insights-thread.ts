import type { Worker } from 'node:worker_threads';
import { StorageUnavailable } from './core/errors.ts';
import type { InsightDesk } from './core/insights/ports.ts';
import type { Log } from './core/log.ts';
import { toError } from './indexing-messages.ts';
import type { FromInsightsWorker, InsightResults, InsightTask } from './insights-messages.ts';
import { startThread } from './models/start-worker.ts';

/** Counting and drawing, in a thread of its own. */
export interface InsightThread extends InsightDesk {
  /** Ends the thread; what it was asked for is refused. */
  close(): Promise<void>;
}

/** Milliseconds without a task after which the thread ends: its chart library takes memory. */
const IDLE_MS = 30_000;

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** Makes the desk. Its thread starts with a task, and ends when there was none for a while. */
export function openInsights({
  dataDir,
  log,
}: {
  readonly dataDir: string;
  readonly log: Log;
}): InsightThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isClosed = false;

  function refuseAll(cause?: unknown): void {
    for (const { reject } of waiting.values())
      reject(new StorageUnavailable('the insights could not be read', { cause }));
    waiting.clear();
  }

  function start(): Worker {
    const fresh = startThread('insights-worker', import.meta.url, { dataDir });
    fresh.on('message', (message: FromInsightsWorker) => {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      // SAFETY: the thread answers a task with what `InsightResults` names for it.
      if ('result' in message) asked?.resolve(message.result as never);
      else asked?.reject(toError(message.fault));
      if (waiting.size === 0) rest();
    });
    fresh.on('error', (error) => {
      log.error({ err: error }, 'insights thread failed');
      refuseAll(error);
    });
    fresh.once('exit', () => {
      if (worker !== fresh) return;
      worker = undefined;
      refuseAll();
    });
    return fresh;
  }

  function rest(): void {
    worker?.unref();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const idle = worker;
      worker = undefined;
      void idle?.terminate();
    }, IDLE_MS).unref();
  }

  async function perform<Task extends InsightTask>(
    task: Task,
  ): Promise<InsightResults[Task['kind']]> {
    if (isClosed) throw new StorageUnavailable('the bot is stopping');
    clearTimeout(timer);
    worker ??= start();
    worker.ref();
    const id = ++lastId;
    const running = worker;
    return await new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      running.postMessage({ id, task });
    });
  }

  return {
    read: async (query, accepted) => await perform({ kind: 'read', query, accepted }),
    unplaced: async (serverId, limit) => await perform({ kind: 'unplaced', serverId, limit }),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      refuseAll();
      await worker?.terminate();
    },
  };
}
