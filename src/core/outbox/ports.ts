import type { ServerId } from '../ids.ts';
import type { NewIntent, StoredIntent, WaitsFor } from './intent.ts';

/** How an intent ended. */
export type Ending =
  { readonly state: 'done' } | { readonly state: 'failed'; readonly error: string };

/** What must be done next for the same escalation. */
export type Follow = readonly NewIntent[];

/** Keeps what must still be done on Discord, over restarts. Stored by the stores, in one transaction with its cause. */
export interface Outbox {
  /** Lanes whose next intent is due, the longest due first. */
  dueLanes(now: Date, limit: number): Promise<readonly string[]>;
  /** The lane's next intent, when it is due. */
  next(lane: string, now: Date): Promise<StoredIntent | undefined>;
  /** Counts an attempt, before it is made. */
  begin(row: number): Promise<void>;
  /** Ends an intent and stores what follows from it, together. */
  settle(row: number, ending: Ending, at: Date, follow?: Follow): Promise<void>;
  /** Puts it off, and stores what follows from that, together. */
  postpone(
    row: number,
    until: Date,
    error: string,
    at: Date,
    waitsFor?: WaitsFor,
    follow?: Follow,
  ): Promise<void>;
  /** Makes what waits for set-up or permission due at once. Gives how many. */
  wakeWaiting(server: ServerId, now: Date): Promise<number>;
  /** When the next intent becomes due; undefined when none waits. */
  nextDueAt(): Promise<Date | undefined>;
  count(server: ServerId): Promise<{
    readonly waiting: number;
    readonly waitingForSetup: number;
    readonly failed: number;
  }>;
}

/** What must still reach Discord, over all servers. */
export interface OutboxFigures {
  /** Is carried out as soon as it is due. */
  readonly waiting: number;
  /** Waits for somebody to set something up, or to grant a permission. */
  readonly blocked: number;
  /** Was given up within the last day. */
  readonly failed: number;
  /** Since the oldest of `waiting` was stored; 0 when there is none. */
  readonly oldestSeconds: number;
}
