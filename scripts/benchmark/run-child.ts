import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds what `runChild` runs: the bot is measured as it is started, without the tools that run its source. */
export async function buildChildren(): Promise<void> {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  await run(process.execPath, [tsc, '-p', here('./tsconfig.json')]);
  // The program reads its version there.
  await copyFile(here('../../package.json'), here('../../dist/bench/package.json'));
}

/** Runs a built script of this folder in a fresh process and reads the JSON of its last line. */
export async function runChild(
  script: string,
  args: readonly string[],
): Promise<{ readonly result: unknown; readonly tookMs: number }> {
  const file = here(`../../dist/bench/scripts/benchmark/${basename(script, '.ts')}.js`);
  const started = performance.now();
  const { stdout } = await run(process.execPath, [file, ...args]);
  const tookMs = performance.now() - started;
  const result: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  return { result, tookMs };
}
