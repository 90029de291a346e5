import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { BadInput } from '../core/errors.ts';

/** Texts into the token ids that a model reads. */
export interface TextEncoder {
  /** At most `maxTokens` ids; what is over is cut from the right, the closing marks are kept. */
  encode(text: string): readonly number[];
  /** How many tokens the whole text has, opening and closing marks included. */
  count(text: string): number;
}

/** Longer texts are cut before they are tokenized: no model here reads as far. */
const MAX_CHARACTERS_A_TOKEN = 128;

/** Reads a tokenizer.json. Throws BadInput when it is missing or broken. */
export function openTextEncoder(tokenizerPath: string, maxTokens: number): TextEncoder {
  const tokenizer = readTokenizer(tokenizerPath);
  const closing = closingMarks(tokenizer);
  const longest = maxTokens * MAX_CHARACTERS_A_TOKEN;
  return {
    encode(text) {
      const { ids } = tokenizer.encode(text.length > longest ? text.slice(0, longest) : text);
      if (ids.length <= maxTokens) return ids;
      return [...ids.slice(0, maxTokens - closing.length), ...closing];
    },
    count: (text) => tokenizer.encode(text).ids.length,
  };
}

function readTokenizer(path: string): Tokenizer {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) throw new Error('not an object');
    return new Tokenizer(parsed, {});
  } catch (error) {
    throw new BadInput(`${path} is not a readable tokenizer.json`, { cause: error });
  }
}

/** The marks after a text, such as BERT's [SEP]: what an empty and a filled text both end with. */
function closingMarks(tokenizer: Tokenizer): readonly number[] {
  const empty = tokenizer.encode('').ids;
  const filled = tokenizer.encode('a').ids;
  let shared = 0;
  while (shared < empty.length && empty.at(-1 - shared) === filled.at(-1 - shared)) shared++;
  return empty.slice(empty.length - shared);
}
