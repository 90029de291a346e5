import type { LearnerId, ServerId } from './ids.ts';

/** Who wants to ask. */
export interface Asker {
  readonly learnerId: LearnerId;
  /** Undefined in direct messages. */
  readonly serverId: ServerId | undefined;
  /** Staff are never held up. */
  readonly isStaff: boolean;
}

/** Whether somebody may ask now. */
export type AskPermit =
  | { readonly outcome: 'granted' }
  | {
      readonly outcome: 'wait';
      readonly whose: 'learner' | 'server';
      /** When one more question is free. */
      readonly until: Date;
    };

/** How many questions a learner and a server may ask; kept over restarts. */
export interface AskLimits {
  /** Takes one question, when there is one to take. */
  take(asker: Asker): Promise<AskPermit>;
}

/** What is left of a rate: whole questions, and since when the next one is filling up. */
export interface RateBucket {
  readonly tokens: number;
  readonly filledAt: Date;
}

/** Keeps rates. */
export interface RateStore {
  /** Undefined for somebody who never asked. */
  read(key: string): Promise<RateBucket | undefined>;
  write(key: string, bucket: RateBucket): Promise<void>;
}
