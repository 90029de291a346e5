import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './orders.ts';

const ENTRY = fileURLToPath(new URL('./desk-process.ts', import.meta.url));

/** A bot in a process of its own, started again whenever it was killed. */
export class BotProcess {
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #endsAt: number;
  kills = 0;
  moments = 0;

  /** @param endsAt the moment at which the first process kills itself */
  constructor(args: readonly string[], endsAt: number) {
    this.#args = args;
    this.#endsAt = endsAt;
  }

  get isAlive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && !this.#child.killed;
  }

  /** Gives an order, to the next process if this one dies over it. */
  async order(order: Order): Promise<void> {
    while (!(await this.#tryOrder(order)));
  }

  /** Starts a process unless one runs. */
  async revive(): Promise<void> {
    while (this.#child === undefined) {
      const args = [...this.#args, String(this.#endsAt)];
      const child = fork(ENTRY, args, { execArgv: ['--import', 'tsx'] });
      this.#child = child;
      child.once('exit', (_code, signal) => {
        if (signal === 'SIGKILL') this.kills += 1;
        // Only the first process is doomed.
        this.#endsAt = Infinity;
        if (this.#child === child) this.#child = undefined;
      });
      await this.#hear(child, 'ready');
    }
  }

  async #tryOrder(order: Order): Promise<boolean> {
    await this.revive();
    const child = this.#child;
    if (child === undefined) return false;
    child.send(order);
    return this.#hear(child, order.kind);
  }

  /** False when it died before it said so. */
  async #hear(child: ChildProcess, kind: Report['kind']): Promise<boolean> {
    const ended = new AbortController();
    const { signal } = ended;
    const exited = once(child, 'exit', { signal }).then(() => false);
    const heard = new Promise<boolean>((resolve) => {
      const listen = (message: unknown) => {
        // SAFETY: only the bot process writes here.
        const report = message as Report;
        this.moments = Math.max(this.moments, report.moments);
        if (report.kind === kind) resolve(true);
      };
      child.on('message', listen);
      signal.addEventListener('abort', () => child.off('message', listen));
    });
    const first = await Promise.race([heard, exited]);
    exited.catch(() => undefined);
    ended.abort();
    return first;
  }
}
