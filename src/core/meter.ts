import type { Timings } from './verdict.ts';

/** A request to Discord's REST API. */
export interface RestCall {
  readonly method: string;
  /** Without ids, tokens and query: as Discord's documentation writes it. */
  readonly route: string;
  /** HTTP's, or `none` when no answer came. */
  readonly status: string;
  readonly tookMs: number;
}

/** What is counted while the bot runs: how much and how long, never who or where. */
export interface Meter {
  /** A question was taken up; `timings` are its verdict's. */
  question(outcome: string, timings?: Timings): void;
  /** Vectors were made. */
  embedded(kind: 'question' | 'passage', count: number, tookMs: number): void;
  /** The notes were indexed, or that failed. */
  indexed(outcome: 'done' | 'failed', tookMs: number): void;
  restCall(call: RestCall): void;
  /** Requests wait for a limit of Discord's. */
  rateLimited(scope: string, waitMs: number): void;
  gateway(event: 'ready' | 'reconnecting' | 'resumed' | 'ended'): void;
  storageFault(trouble: string): void;
}

/** Counts nothing. */
export const silentMeter: Meter = {
  question: () => undefined,
  embedded: () => undefined,
  indexed: () => undefined,
  restCall: () => undefined,
  rateLimited: () => undefined,
  gateway: () => undefined,
  storageFault: () => undefined,
};
