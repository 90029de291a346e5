/** Every number that the insights turn on, with its unit and its reason. */

// Gaps.

/**
 * -1 to 1, of what questions say beside their language. Of the pairs of English wordings that ask for one of 24 things
 * 65 of 100 come together (25 by the whole vectors at 0.7), and of those that come together 92 belong. German and
 * Spanish wordings join those of their own language alone, 25 to 42 of 100: the model reads English. Of 47,854 golden
 * pairs about other documents some 60 would join; of 59 pairs made to be confused 49: one note answers those often.
 */
export const SAME_GAP_COSINE = 0.5;
/** Questions. Those that come together when the bot was away are put into gaps in steps of a few seconds. */
export const PLACED_AT_ONCE = 200;
/** Gaps that are read at most: nobody works through more. */
export const GAPS_READ = 25;
/** Wordings of a gap that are read: as many as a note takes over. */
export const WORDINGS_READ = 10;
/** An ignored gap comes back when it has grown by two people and by half: one more is not another thing. */
export const GROWS_BY = 2;
export const GROWS_TIMES = 1.5;

/** Days that a document is there before it counts as never answering: newer ones had no chance. */
export const SILENT_DAYS = 14;

// Error budget.

/** Answers. Of fewer than twenty a single wrong one is more than the 5 % accepted: nothing follows from it. */
export const ENOUGH_VERDICTS = 20;
/**
 * Answers that are left without what one person judged on one day: half of enough. Two people who judged ten each
 * move the threshold on and on, and so does one who did on two days; twenty presses of one afternoon, a single step.
 */
export const ENOUGH_ELSEWHERE = 10;
/** What one person judged on one day is weighed so often: a smaller share than a twentieth carries nothing. */
export const SITTINGS_WEIGHED = 20;
/**
 * 0 to 1. Of 200 answers of which 4 % are wrong 13 may well be: without this two wrong ones of twenty, or those 13, left
 * half of what is right unstated. Six of 41 are beyond it, and four of twenty.
 */
export const CHANCE = 0.1;
/** Days. Notes and learners change; what was judged in an earlier term says little. */
export const JUDGED_DAYS = 90;
/** 0 to 1: two hundredths leave some 2 % of the stated answers unstated, which nobody notices from one day to the next. */
export const THRESHOLD_STEP = 0.02;
/** Milliseconds: a day between steps, so that an afternoon of verdicts does not swing it. */
export const THRESHOLD_MOVES_EVERY_MS = 24 * 60 * 60 * 1000;
/** Milliseconds between looks whether how escalations ended moves it, beside each verdict. */
export const THRESHOLD_LOOK_MS = 60 * 60 * 1000;
/** 0 to 1: above it the bot would hardly state anything, and staff should rather mend the notes. */
export const THRESHOLD_CEILING = 0.95;

// Digest and command.

/** Days. */
export const DIGEST_DAYS = 7;
export const DEFAULT_DAYS = 30;
export const MAX_DAYS = 365;
/** Weeks in the picture: as long as most courses. */
export const WEEKS_SHOWN = 12;
/** Milliseconds between looks whether a digest is due. */
export const DIGEST_LOOK_MS = 60_000;
