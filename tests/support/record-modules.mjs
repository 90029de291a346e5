import { appendFileSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.RECORD_MODULES !== undefined) register(import.meta.url);

/** Writes down every module that is asked for. */
export async function resolve(specifier, context, nextResolve) {
  const resolved = await nextResolve(specifier, context);
  appendFileSync(process.env.RECORD_MODULES, `${resolved.url}\n`);
  return resolved;
}
