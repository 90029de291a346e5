import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../../src/sandbox/page/', import.meta.url));
const BUILT = fileURLToPath(new URL('../../node_modules/.cache/sandbox-page/', import.meta.url));

/** Builds the sandbox's page when it is missing or older than its source. Gives the folder it lies in. */
export async function buildPage(): Promise<string> {
  if (isStale()) await build({ configFile: join(SOURCE, 'vite.config.ts') });
  return BUILT;
}

function isStale(): boolean {
  const built = statSync(join(BUILT, 'index.html'), { throwIfNoEntry: false });
  if (built === undefined) return true;
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(SOURCE, path)).mtimeMs)
    .some((changedAt) => changedAt > built.mtimeMs);
}
