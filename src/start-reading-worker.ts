import type { Worker } from 'node:worker_threads';
import { startThread } from './models/start-worker.ts';

/** Starts the thread for `makeTimedReading`: parsers run where one that hangs can be ended, and holds up nothing. */
export function startReadingWorker(): Worker {
  return startThread('reading-worker', import.meta.url);
}
