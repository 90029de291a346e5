import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './open-database.ts';
import { inWriteTransaction, type Transaction } from './write-transaction.ts';

/** Milliseconds of holding the write lock, after which other connections are let through. */
const HELD_BEFORE_REST_MS = 5;

/**
 * Writes much without keeping other connections from writing: short transactions, and as long a rest as
 * the lock was held. SQLite has no queue; whoever waits for the lock looks for it now and then only.
 */
export class PoliteWriter {
  readonly #db: Database;
  #heldMs = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      return await inWriteTransaction(this.#db, async (transaction) => {
        const startedAt = performance.now();
        try {
          return await work(transaction);
        } finally {
          this.#heldMs += performance.now() - startedAt;
        }
      });
    } finally {
      await this.#rest();
    }
  }

  /** Repeats a short transaction until it finds nothing more to do. The work gives how many rows it met. */
  async steps(work: (transaction: Transaction) => Promise<number>): Promise<void> {
    while ((await this.transaction(work)) > 0);
  }

  async #rest(): Promise<void> {
    if (this.#heldMs < HELD_BEFORE_REST_MS) return;
    const owedMs = this.#heldMs;
    this.#heldMs = 0;
    await sleep(owedMs);
  }
}
