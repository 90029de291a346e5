import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const NOTES = fileURLToPath(new URL('../fixtures/notes', import.meta.url));

/** The program in a process of its own, and what it says. */
export interface RunningMain {
  /** Lines of standard error so far: log lines, and sentences. */
  readonly said: readonly string[];
  readonly printed: readonly string[];
  readonly exitCode: Promise<number | null>;
  /** Resolves with the first line that fits, there already or still to come. @throws when it ends before that. */
  waitFor(fits: (line: string) => boolean): Promise<string>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** Starts `src/main.ts` over the small notes, unless the environment says otherwise. It ends with the test. */
export function runMain(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunningMain {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    env: { PATH: process.env['PATH'], KNOWLEDGE_DIR: NOTES, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = linesOf(child, 'stderr');
  return {
    said: said.lines,
    printed: linesOf(child, 'stdout').lines,
    exitCode,
    waitFor: async (fits) => {
      const ended = exitCode.then((code): never => {
        throw new Error(`ended with ${String(code)}:\n${said.lines.join('\n')}`);
      });
      return await Promise.race([said.waitFor(fits), ended]);
    },
    kill: (signal) => void child.kill(signal),
  };
}

/** Sentences for a person: what is no line of the log. */
export function sentences(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !line.startsWith('{'));
}

function linesOf(child: ChildProcess, name: 'stdout' | 'stderr') {
  const stream = child[name];
  if (stream === null) throw new Error(`there is no ${name} to read`);
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  createInterface({ input: stream }).on('line', (line) => {
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  return {
    lines,
    waitFor: async (fits: (line: string) => boolean): Promise<string> =>
      await new Promise((resolve) => {
        const there = lines.find(fits);
        if (there !== undefined) resolve(there);
        listeners.add((line) => {
          if (fits(line)) resolve(line);
        });
      }),
  };
}
