import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** What the bot logs once it hears and answers. */
const READY_EVENT = 'ready';

export interface BotProcessOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** Where its log lines go. */
  readonly logFile: string;
}

/** The real bot in a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** Undefined while it runs. */
  readonly exitCode: number | undefined;
  /** Settles when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to end and waits for that; `SIGKILL` does not ask. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts `src/main.ts` and resolves when it is ready.
 * @throws Error with the bot's last words when it ends before that.
 */
export async function startBotProcess({
  environment,
  logFile,
}: BotProcessOptions): Promise<BotProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await waitUntilReady(child, logFile);
  return {
    // A child that became ready has one.
    pid: child.pid ?? 0,
    ended,
    get exitCode() {
      return child.exitCode ?? undefined;
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}

async function waitUntilReady(child: ChildProcess, logFile: string): Promise<void> {
  if (child.stderr === null) throw new Error('the bot has no standard error to read');
  const log = createWriteStream(logFile, { flags: 'a' });
  const last: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const lines = createInterface({ input: child.stderr ?? process.stdin });
    lines.on('line', (line) => {
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > 20) last.shift();
      if (line.includes(`"msg":"${READY_EVENT}"`)) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`the bot ended with code ${code ?? 'none'}:\n${last.join('\n')}`)),
    );
  });
}
