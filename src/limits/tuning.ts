/** How fast questions may come: a burst, then one more each interval. */
export interface Rate {
  /** Questions. */
  readonly burst: number;
  readonly refillMs: number;
}

/** A person types no faster than this for long; a pasted list of questions still passes. */
export const LEARNER_RATE: Rate = { burst: 20, refillMs: 6_000 };
/** A full course after a broken deadline, all at once; above it a script is at work. */
export const SERVER_RATE: Rate = { burst: 300, refillMs: 500 };

/** Calls of the language model at once: a small server of one's own takes no more. */
export const MODEL_CALLS_AT_ONCE = 4;
/** Calls that wait for their turn; beyond them the notes answer in their own words at once. */
export const MODEL_CALLS_WAITING = 16;
/** Failures in a row after which the model rests. */
export const MODEL_FAILURES = 3;
/** Milliseconds until it is tried again. */
export const MODEL_RESTS_MS = 30_000;
