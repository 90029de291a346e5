import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EngineSpec } from './engine.ts';

/** Starts the thread that embeds. */
export type StartWorker = (spec: EngineSpec) => Worker;

/** Runs `embedding-worker`: from TypeScript source through tsx, from the build as it is. */
export const startWorker: StartWorker = (spec) => {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(`./embedding-worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  return new Worker(file, { workerData: spec, execArgv: threadArguments(isSource) });
};

/** What a thread needs to run a file of ours, as source or as built. */
export function threadArguments(isSource: boolean): string[] {
  return isSource ? ['--import', tsxHooks()] : [];
}

/**
 * A module that lets the thread read TypeScript. `--import tsx` alone does nothing in a thread of
 * Node 20. Named by its address, so that it is found whatever folder the process started in.
 */
function tsxHooks(): string {
  const api = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href;
  const code = `import { register } from '${api.replace('.cjs', '.mjs')}'; register();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
