import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Order, Report } from './orders.ts';

/** A bot in a process of its own, started again whenever it was killed. */
export class BotProcess {
  readonly #entry: string;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #endsAt: number;
  kills = 0;
  moments = 0;
  /** Moments of the processes that ended in peace before this one. */
  #lived = 0;

  /**
   * @param entry the file that it runs
   * @param endsAt the moment at which it kills itself, once
   */
  constructor(entry: string, args: readonly string[], endsAt: number) {
    this.#entry = entry;
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

  /** Ends it in peace; the next one is as doomed as this was. */
  async rest(): Promise<void> {
    await this.order({ kind: 'stop' });
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      // Nothing is left to do; connections kept for later would hold it for seconds.
      child.kill();
      await ended;
    }
    this.#child = undefined;
    this.#lived = this.moments;
  }

  /** Starts a process unless one runs. */
  async revive(): Promise<void> {
    while (this.#child === undefined) {
      const args = [...this.#args, String(this.#endsAt - this.#lived)];
      const child = fork(this.#entry, args, { execArgv: [] });
      this.#child = child;
      child.once('exit', (_code, signal) => {
        if (signal === 'SIGKILL') this.kills += 1;
        // Killed once is enough.
        if (signal === 'SIGKILL') this.#endsAt = Infinity;
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
        this.moments = Math.max(this.moments, this.#lived + report.moments);
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
