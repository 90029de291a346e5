/**
 * Every number that answering turns on, with its unit and its reason. One moves only with an eval run
 * (`npm run eval`) that shows why.
 */

// Words.

/** Letters. Shorter words have too many neighbours to be repaired. */
export const REPAIR_FROM_LETTERS = 4;
/** Letters. Two mistakes in a shorter word leave too little of it. */
export const REPAIR_TWICE_FROM_LETTERS = 8;
/** Writings. A word that the notes use once may itself be a mistake. */
export const REPAIR_SEEN = 2;
/** Characters. More than Discord lets anybody write in one message, modals included. */
export const MAX_QUESTION_LENGTH = 6_000;
/** Stems. Of a longer question the rarest count: a pasted traceback has hundreds of words, few of them telling. */
export const MAX_QUESTION_TERMS = 32;
/** Characters. About 200 tokens; the embedding model reads 256, and the end of a paste says more than its middle. */
export const MAX_EMBEDDED_LENGTH = 800;
/** Terms. A question with no more than these is a follow-up ("and in week 3?") when there was one before. */
export const FOLLOW_UP_TERMS = 3;
/**
 * 0 to 1. An expansion (`rnn` to `recurrent neural network`) is our guess, not the learner's word: at 0.5 a
 * FAQ whose questions use its own words lost .001 MRR, at 0.2 nothing that can be seen.
 */
export const EXPANSION_WEIGHT = 0.2;

// Retrieval.

/** Of each list, best first. Beyond the 40th the right document was found by no list alone. */
export const CANDIDATES_PER_LIST = 40;
/** BM25 as SQLite and Lucene have it. */
export const BM25_K1 = 1.2;
export const BM25_B = 0.75;

// Fusion: each score is divided by the best of its kind, then weighed. Chosen on three sets at once: a FAQ whose
// questions use its own words, the golden questions, and questions that avoid the words of the notes
// (`tests/retrieval/paraphrased.csv`); fitted on one half of each, the other half gained as much.

export const WEIGHTS = {
  documentBm25: 0.25,
  passageBm25: 0.2,
  meaning: 0.55,
  /** Share of the question's neighbouring words that are neighbours in the document too. */
  pairs: 0.5,
  /** Share of the question's words found, by rarity; BM25 lets one frequent word stand for two missing. */
  coverage: 0.25,
  /** A heading names what is asked for and nothing else; a name that fits in part tells nothing (.005 MRR lost). */
  heading: 0.1,
} as const;
/**
 * 0 to 1, of what BM25 could reach at most. A best score below it is not raised to 1: who avoids the words of the
 * notes is found by meaning. Alone it gave .017 MRR on the paraphrased questions, and cost the FAQ nothing; at 0.6
 * that cost .002.
 */
export const LEAST_BM25_SHARE = 0.35;
/**
 * Passages. What a document means for a question is mostly the mean of its nearest few, not the nearest alone: a
 * lesson that is about it beats one that touches it. With the share it gave .02 MRR on the paraphrased questions.
 */
export const MEANING_PASSAGES = 3;
/** 0 to 1: the share of the mean; the rest is the nearest. At 1 a FAQ lost .001 MRR. */
export const MEANING_OF_SEVERAL = 0.8;
/** 0 to 1. From here on a heading says just what is asked for. */
export const EXACT_HEADING = 0.99;
/** Documents of the fused list whose pairs and coverage are compared. */
export const PAIRS_COMPARED = 20;
/** Documents that are kept after fusion. */
export const KEPT_DOCUMENTS = 20;

// Answers.

/** Characters. Leaves room in a Discord message of 2,000 for the sources and the confidence. */
export const MAX_ANSWER_LENGTH = 900;
/** Sentences. List items, code and formulas are not counted, their length is. */
export const MAX_ANSWER_SENTENCES = 5;
/** Characters. A shorter passage is read together with the next one under the same heading. */
export const SHORT_PASSAGE = 250;
/**
 * Of the best passage's score, 1. Within the right note a passage with more of the question's words often stands
 * below a narrower heading than the one that was asked about.
 */
export const HEADING_WEIGHT = 1;
/** 0 to 1. A heading that names only things not asked about loses this much of its fit. */
export const STRANGER_WEIGHT = 0.75;
/** 0 to 1. What was asked with a why is answered below a heading with a why, and what it is below one that says so. */
export const SAME_KIND_WEIGHT = 0.5;
/** 0 to 1, of the question's words by rarity. Headings that name this much are what was asked for. */
export const NAMED_ENOUGH = 0.9;
/**
 * 0 to 1. Of a follow-up's own word, within the note: what a word is worth that was asked before. At 0 its sections
 * about another subject than the first question's would be as good; 0.1 and 0.25 measured alike.
 */
export const CARRIED_WEIGHT = 0.25;
/** Questions put in one that are answered each; further ones find no room in five sentences. */
export const MAX_PARTS = 3;
/** How headings and questions are put; they name nothing. */
export const CHATTY_HEADING_WORDS = [
  'work',
  'works',
  'mean',
  'use',
  'used',
  'difference',
  'explain',
];
/** How one asks for the same once more; they ask for nothing else. */
export const CHATTY_FOLLOW_UP_WORDS = [
  'exactly',
  'actually',
  'really',
  'precisely',
  'simple',
  'simply',
  'briefly',
  'short',
  'clear',
  'detail',
  'bit',
  'word',
  'understand',
  'sense',
  'sure',
  'still',
  'one',
  'take',
];
/** Documents cited below an answer, the answering one first. */
export const ANSWER_CITATIONS = 3;
/** Documents offered to choose from when unsure; with the best one's next section five to look at. */
export const UNSURE_CITATIONS = 4;
/** Documents named when nothing answers. */
export const UNKNOWN_CITATIONS = 2;
/** Known issues shown with a question back: more are a list to search, and `/known-issues` is one. */
export const ASK_BACK_ISSUES = 3;
/**
 * Documents named when nothing answers but something is near (`QUOTED_FROM`): of 46 answerable golden and paraphrased
 * questions called unknown so, 37 have the right note among two and 42 among three.
 */
export const NEAR_CITATIONS = 3;
/**
 * 0 to 1, of the best document's score. What lies further behind is offered to nobody: of five documents 3.5 were
 * left, and of 374 golden, paraphrased and FAQ questions whose answer was among the five, 3 lost it.
 */
export const OFFERED_SHARE = 0.6;

/** Sections whose first sentence is told when unsure: two of the best document, one of the next. */
export const QUOTED_SECTIONS = 3;
/** The same of an unknown question that something is near to. */
export const NEAR_QUOTED = 2;
/**
 * 0 to 1, of the second model. An unknown question's nearest section is quoted from here on: 22 of the 54 paraphrased
 * ones that are called unknown have it, with the right note first in 12, and 1 in 20 of what nothing answers.
 */
export const QUOTED_FROM = 0.25;

/** Words of the learner's own. A question with this many or more is a long one. */
export const LONG_QUESTION = 10;

// Outcomes: probabilities from `confidence.ts`, 0 to 1.

/**
 * From the half of the fitting sets that was held out (1,765 rows, 616 of them unanswerable): of what is stated at
 * 0.8, 96 % is right (0.7: 95 %, 0.9: 97 %), 76 % of the answerable questions are stated and none of the 616 others.
 * What is more likely answered than not is offered. On the half that was not looked at, 0.5 in place of 0.65 offered
 * 9 more of 55 paraphrased questions, each with the answer among the choices, and 8 of 186 that nothing answers
 * instead of 4; at 0.35 these were 13, with 8 more of the 55.
 */
export const THRESHOLDS = { answered: 0.8, unsure: 0.5 } as const;
