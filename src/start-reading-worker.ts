import { Worker } from 'node:worker_threads';
import { threadArguments } from './models/start-worker.ts';

/** Starts the thread for `makeTimedReading`: parsers run where they can be ended, as one that hangs would hold up all. */
export function startReadingWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(`./reading-worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  return new Worker(file, { execArgv: threadArguments(isSource) });
}
