import type { TypoRepair } from './repair-typos.ts';
import { wordsOf } from './words.ts';

/** "cant submit" is the opposite of "can submit", which is what one letter less makes of it. */
const CONTRACTED = /^(?:ca|do|does|did|could|wo|would|is|are|was|were|has|have|should)nt$/;

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
    if (CONTRACTED.test(word)) return `${word.slice(0, -1)}'t`;
    const mended = typos.repair(word);
    return mended === undefined || knowsWord(word) ? written : mended;
  });
}
