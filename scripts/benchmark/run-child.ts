import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a script of this folder in a fresh process and reads the JSON of its last line. */
export async function runChild(
  script: string,
  args: readonly string[],
): Promise<{ readonly result: unknown; readonly tookMs: number }> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const started = performance.now();
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, ...args]);
  const tookMs = performance.now() - started;
  const result: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  return { result, tookMs };
}
