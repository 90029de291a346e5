/** Tokens. Shorter runs are common to all programs (`= np . dot (`); longer ones miss a renamed variable sooner. */
export const SHINGLE_TOKENS = 6;
/**
 * 0 to 1. Code of which more than this stands in a staff-only solution is cut. Chosen by hand, between code that
 * merely calls the same library and a solution with one name changed; held by the tests, not yet by a labelled set.
 */
export const MAX_OVERLAP = 0.35;
/** Sentences of a concept. */
export const CONCEPT_SENTENCES = 3;
/** Of the sources, the first ones: whether any is graded decides when a solution was asked for. */
export const SOURCES_WEIGHED = 3;
