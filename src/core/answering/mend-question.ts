import type { TypoRepair } from './repair-typos.ts';
import { wordsOf } from './words.ts';

/**
 * A question as the embedding model had best read it: mistyped words as the notes write them. A word that the model
 * has learnt is no mistake, even where no note holds it; to the model a mistyped one is a few letters without sense.
 */
export function mendQuestion(
  text: string,
  typos: Pick<TypoRepair, 'repair'>,
  knowsWord: (word: string) => boolean,
): string {
  return text.replace(/\p{L}+/gu, (written) => {
    const [word = ''] = wordsOf(written);
    const mended = typos.repair(word);
    return mended === undefined || knowsWord(word) ? written : mended;
  });
}
