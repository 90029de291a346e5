/**
 * The words by which people ask, fail, thank, advise and announce are lists (`asking-words.ts`, `subject-words.ts`,
 * `talk-words.ts`), each one feature of the gate. Several languages share a list, so that none needs a model of its own.
 */

/** Any of these, as whole words, in any case. */
export function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${patterns.join('|')})(?![\\p{L}\\p{N}_])`, 'iu');
}

/** Any of these in scripts that put no spaces between words. */
export function anyOfUnspaced(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}
