/** Milliseconds before the second attempt. Most of Discord's hiccups last under a second. */
export const FIRST_RETRY_MS = 1_000;

/** Milliseconds: no pause between attempts is longer, so that work resumes within a minute of an outage's end. */
export const LONGEST_RETRY_MS = 60_000;

/** Attempts after which a fault that is not Discord's absence ends an intent, aloud: by then it is a defect. */
export const MAX_FAULTY_ATTEMPTS = 12;

/** Milliseconds between looks whether a missing channel or permission is there by now. `/setup` wakes sooner. */
export const RECHECK_MS = 15 * 60_000;

/**
 * Milliseconds: nothing is put off further than this. What is due later was stored while the machine's clock was
 * ahead, and would wait until that time comes again: it is due.
 */
export const FURTHEST_DUE_MS = 60 * 60_000;

/** Milliseconds: the same trouble with a staff channel is announced once in this time, not once an escalation. */
export const TROUBLE_WINDOW_MS = 60 * 60_000;

/** Lanes looked up at a time; more wait for the next look, which follows at once. */
export const LANES_AT_ONCE = 32;

/** Milliseconds between looks into the outbox when nothing announces itself: the safety net under `notify`. */
export const POLL_MS = 5_000;

/** Milliseconds: relayed messages are compared with their source for so long after they were written. */
export const FOLLOWED_MS = 7 * 24 * 60 * 60_000;

/** Relayed messages that are compared at the start of a session, at most: the newest. */
export const FOLLOWED_AT_ONCE = 500;

/** Milliseconds that a stop waits for work in hand: the whole shutdown may take ten seconds. */
export const STOP_LIMIT_MS = 6_000;
