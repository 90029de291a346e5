import { cleanQuestion } from '../clean-question.ts';
import { sentences } from '../../indexing/sentences.ts';
import { isInstruction } from './instructions.ts';
import { MAX_SENTENCE_LENGTH } from './tuning.ts';

/** What no sentence of ours holds: mentions, named links, headings, spoilers, HTML. */
const MARKUP =
  /<[@#/:!]|<\/?[a-z][^>]*>|@(?:everyone|here)\b|\]\s*\(|\]\s*\[|^\s{0,3}#{1,6}\s|\|\||^\s*>|```|~~~|\n\s*\n/im;

/**
 * The sentences in what a model gave as one, each to be checked by itself. Empty when anything in it is not plain
 * text: what hides something is not mended, it is dropped.
 */
export function cleanSentences(text: string): readonly string[] {
  const composed = text.normalize('NFC').trim();
  if (composed.length > MAX_SENTENCE_LENGTH || MARKUP.test(composed)) return [];
  // What the cleaning takes out of a question nobody sees; a sentence that holds it evades the checks.
  if (cleanQuestion(composed).text !== composed || isInstruction(composed)) return [];
  return sentences(composed)
    .map((sentence) => sentence.trim())
    .reduce<string[]>(joinAnnounced, []);
}

/** What ends in a colon or semicolon stays with what it announces. */
function joinAnnounced(whole: string[], sentence: string): string[] {
  const last = whole.at(-1);
  if (last === undefined || !/[:;]$/.test(last)) return [...whole, sentence];
  return [...whole.slice(0, -1), `${last} ${sentence}`];
}
