/** How long passages are. They move only with an evaluation run, and with `SPLITTER_RECIPE`. */

/** Tokens. all-MiniLM-L6-v2 reads 256, its start and end mark among them; what comes later is not seen. */
export const MODEL_TOKENS = 254;

/** Characters. A passage takes in blocks up to here; about a paragraph and a list, one answer's worth. */
export const PASSAGE_CHARACTERS = 600;

/** Characters. A paragraph above this is cut at a sentence's end. */
export const PARAGRAPH_CHARACTERS = 700;

/** Characters. What a paragraph is cut to; the average passage then has about 500. */
export const PARAGRAPH_PART_CHARACTERS = 500;

/** Characters. A line that announces the next block keeps it up to here, when the model has room. */
export const LEAD_IN_CHARACTERS = 1000;

/** Characters. A rest below this joins the passage before it. */
export const SMALL_REST_CHARACTERS = 120;

/** Characters. Whatever the tokenizer says: a run of signs without a space can count as a single token. */
export const BLOCK_CHARACTERS = 2000;

/** Tokens at worst that the document's title takes of what the model reads. */
export const PREFIX_TITLE_COST = 80;

/** Tokens at worst that the headings take; the innermost are kept. */
export const PREFIX_HEADINGS_COST = 60;
