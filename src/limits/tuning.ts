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
