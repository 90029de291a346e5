/** Every number that hearing turns on, with its unit and its reason. */

// What is searched.

/** Characters. A longer line repeats data (shapes, paths); its beginning names the error. */
export const MAX_ERROR_LINE_LENGTH = 300;
/** Names. Enough for the frames that matter; more would drown the learner's own words. */
export const MAX_SEARCHED_IDENTIFIERS = 12;
/** Characters. Half of what the embedding model reads. */
export const MAX_SEARCHED_CODE_LENGTH = 400;

// What is taken as a help request.

/** Characters. Who asks says so early; the rest of a long paste costs time and says nothing more. */
export const MAX_JUDGED_LENGTH = 2_000;
/**
 * 0 to 1. From here the gate alone decides to answer. On the held-out messages: precision 0.98, recall 0.91;
 * at 0.5 precision falls further than recall gains, and a bot that talks unasked is worse than one that must be called.
 */
export const SPEAK_FROM = 0.65;
/**
 * 0 to 1. From here to `SPEAK_FROM` an answer is given only when the notes hold one. The notes tell well what is about
 * the course: of 146 pieces of chatter they "answer" 11, statements all of them, and no question about other things.
 * Of the labelled messages between 0.18 and 0.35 they answer 5 help requests and 2 others; below 0.18 only advice.
 */
export const SPEAK_WHEN_ANSWERED_FROM = 0.18;
/** 0 to 1. From here words that were put to the bot, though perhaps in passing, are taken as a question. */
export const ASKS_PERHAPS_FROM = 0.35;
/** Letters. Shorter words are shared by chance. */
export const SHARED_STEM_LETTERS = 4;

// Bursts.

/** Milliseconds without another message of the same person after which a burst is over: people pause 1 to 3 s between lines. */
export const BURST_QUIET_MS = 4_000;
/** The same for words put to the bot that are no question yet ("@bot", "hi"): whoever calls waits for an answer. */
export const ASKED_QUIET_MS = 1_500;
/** Milliseconds. Who goes on and on is answered in between. */
export const BURST_LONGEST_MS = 20_000;
/** Milliseconds. Messages of one person further apart are two questions, when they are read back after a restart. */
export const BURST_GAP_MS = 60_000;

// Follow-ups.

/** Words. A longer text says what it is about. */
export const FOLLOW_UP_LONGEST = 14;
/** Earlier questions that a follow-up is understood with. More would pull the search to an old subject. */
export const EARLIER_TURNS = 3;
/** Characters of all earlier questions together: half of what the embedding model reads. */
export const EARLIER_BUDGET = 400;
/** Milliseconds. After a day a conversation begins anew. */
export const CONVERSATION_MS = 24 * 3_600_000;
/** Milliseconds. In a channel where all talk, "and for week 3?" goes with what the same person asked a moment ago. */
export const SAME_SUBJECT_MS = 10 * 60_000;

// Attached files.

/** Bytes. Notebooks with pictures in their outputs are 1 to 3 MB; parsing 4 MB holds the event loop for about 30 ms. */
export const MAX_FILE_BYTES = 4_000_000;
/** Files of one message; Discord takes ten. */
export const MAX_FILES = 4;
/** Characters taken from one file: a traceback with its frames. */
export const MAX_EXCERPT_LENGTH = 1_200;
/** Milliseconds until a file counts as not loaded. */
export const FILE_TIMEOUT_MS = 5_000;

// After a restart.

/** Milliseconds. What was asked longer ago is stale: somebody has helped, or nobody will look any more. */
export const CATCH_UP_MS = 24 * 3_600_000;
/** Messages read back of one channel. */
export const CATCH_UP_MESSAGES = 300;
/** Milliseconds before a post's first message is looked for again: Discord makes it a moment after the post (40058). */
export const FIRST_MESSAGE_WAITS_MS: readonly number[] = [250, 500, 1_000, 2_000, 4_000, 8_000];
/** Milliseconds between attempts while Discord takes nothing; after the last one a later look takes it up. */
export const RETRY_WAITS_MS: readonly number[] = [2_000, 10_000, 30_000, 120_000];
/** Milliseconds between looks for commands whose reply Discord did not take: an outage's end is noticed as soon. */
export const OWED_LOOK_MS = 30_000;
/** Milliseconds. Ids of decided messages are kept twice as long as they can be asked for. */
export const HEARD_KEPT_MS = 2 * CATCH_UP_MS;
