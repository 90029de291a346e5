import { spacedWords, unspacedWords, type TongueWords } from './other-languages.ts';

/**
 * The words by which people ask, fail, thank, advise and announce are lists (`asking-words.ts`, `subject-words.ts`,
 * `talk-words.ts`), each one feature of the gate. All languages share a list, so that none needs a model of its own.
 */

/** A Latin word may stand within Japanese or Chinese without a space: `損失がNaNになる`. */
const LETTER = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_]';
const WORD_BEGINS = `(?<!${LETTER})`;
const WORD_ENDS = `(?!${LETTER})`;

/** Any of these, as whole words, in any case. */
export function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(whole(patterns), 'iu');
}

/** Any of these as whole words, or what other languages say for `key`. */
export function anyOfWith(key: keyof TongueWords, ...patterns: readonly string[]): RegExp {
  return new RegExp(`${whole([...patterns, ...spacedWords(key)])}|${unspacedWords(key)}`, 'iu');
}

/** The same at the beginning only, in languages that put it there. */
export function startsWith(key: keyof TongueWords, ...patterns: readonly string[]): RegExp {
  const begins = [...patterns, ...spacedWords(key)].join('|');
  return new RegExp(`^(?:${begins})${WORD_ENDS}|${unspacedWords(key)}`, 'iu');
}

function whole(patterns: readonly string[]): string {
  return `${WORD_BEGINS}(?:${patterns.join('|')})${WORD_ENDS}`;
}
