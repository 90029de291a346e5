import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerOrder } from './worker-messages.ts';

/** Starts the thread that embeds. */
export type StartWorker = (order: WorkerOrder) => Worker;

/** Runs `embedding-worker`: from TypeScript source through tsx, from the build as it is. */
export const startWorker: StartWorker = (order) => {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(`./embedding-worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  return new Worker(file, { workerData: order, execArgv: threadArguments(isSource) });
};

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
