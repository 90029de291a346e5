import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerOrder } from './worker-messages.ts';

/** Starts the thread that embeds. */
export type StartWorker = (order: WorkerOrder) => Worker;

/** Runs `embedding-worker`. */
export const startWorker: StartWorker = (order) =>
  startThread('embedding-worker', import.meta.url, order);

/**
 * Runs a file of ours in a thread: from TypeScript source through tsx, from the build as it is.
 * @param name without its ending
 * @param beside the address of the file that it stands beside
 */
export function startThread(name: string, beside: string, data?: unknown): Worker {
  const isSource = beside.endsWith('.ts');
  const file = new URL(`./${name}.${isSource ? 'ts' : 'js'}`, beside);
  return new Worker(file, { workerData: data, execArgv: threadArguments(isSource) });
}

/**
 * Node's arguments for a thread that runs a file of ours, as source or as built. For source they
 * name tsx's own module: `--import tsx` does nothing in a thread of Node 20. It is named by its
 * address, so that it is found whatever folder the process started in.
 */
export function threadArguments(isSource: boolean): string[] {
  if (!isSource) return [];
  const api = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href;
  const code = `import { register } from '${api.replace('.cjs', '.mjs')}'; register();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}
