/**
 * Every number that writing with a model turns on, with its unit and its reason. Those of grounding move only with
 * `npm run eval -- --grounding`.
 */

// Grounding.

/**
 * -1 to 1. Of the 376 sentences it was chosen on the supported ones lie above 0.45; lower ones share words and mean
 * something else.
 */
export const MIN_SUPPORT_COSINE = 0.45;
/**
 * 0 to 1: the share of a sentence's telling words that its evidence holds; cheap, and looked at before the order of
 * the words, which then asks for all of them.
 */
export const MIN_SUPPORT_COVER = 0.85;
/** 0 to 1: two clauses that share this much of the telling words are about the same. */
export const SAME_CLAUSE = 0.5;

// What the model is given.

/** Passages. More make the answer dearer and later, and the right one is among the first. */
export const MAX_SOURCES = 8;
/** Characters of all passages together: about 1,500 tokens. */
export const MAX_SOURCES_LENGTH = 6_000;
/** Documents: as many as are cited below an answer. */
export const MAX_SOURCE_DOCUMENTS = 3;
/** Passages before and behind the one that fits best. */
export const NEIGHBOURS = 1;
/** Characters of the question, and of the questions before it together. */
export const MAX_ASKED_LENGTH = 2_000;
export const MAX_EARLIER_LENGTH = 800;
/** Characters of a restated question; a longer one is no question. */
export const MAX_RESTATED_LENGTH = 400;
/** Tokens. Five sentences with their numbers take about 250. */
export const MAX_OUTPUT_TOKENS = 700;
/** Characters that are read of what the model says. */
export const MAX_DRAFT_LENGTH = 12_000;

// What is sent.

/** Sentences; the same as of an answer in the notes' own words. */
export const MAX_WRITTEN_SENTENCES = 6;
/** Characters of one sentence. */
export const MAX_SENTENCE_LENGTH = 500;
/** Passages that the sentences of one answer may rest on: all are listed below it. */
export const MAX_CITED = 3;
/**
 * -1 to 1: how near what is left must be to the question, and how much farther than the notes' own words it may be.
 * What is written for a question that the notes only perhaps answer must be nearer.
 */
export const MIN_ANSWER_COSINE = 0.25;
export const MAX_ANSWER_LOSS = 0.2;
export const MIN_UNSURE_COSINE = 0.5;

// Time.

/** Milliseconds after which the notes' own words are shown while the model is still silent. */
export const PREVIEW_AFTER_MS = 1_200;
/** Milliseconds until the notes' own words are final. People wait longer for a stream than for silence. */
export const WRITING_DEADLINE_MS = 25_000;
/** Milliseconds without a word: a model on a laptop's processor reads its prompt for about ten seconds. */
export const SILENCE_MS = 12_000;

// Cache.

/** Answers. A week of a course asks some hundred different questions. */
export const CACHED_ANSWERS = 500;
/** Milliseconds. */
export const CACHED_FOR_MS = 6 * 3_600_000;
/** -1 to 1. Above it two questions with the same numbers, names and negations were the same question in other words. */
export const SAME_QUESTION_COSINE = 0.92;

// Spending.

/** Characters a token, where a provider does not count: four in English, fewer elsewhere. */
export const LETTERS_PER_TOKEN = 3;
