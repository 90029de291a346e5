import { CHATTY_HEADING_WORDS } from './tuning.ts';
import { isStopWord, stemOf, wordsOf } from './words.ts';

/** Words that say how a heading is put, not what about. */
const CHATTY = new Set(CHATTY_HEADING_WORDS.map(stemOf));

/** Stop words that make another question of a heading: "Why CTC" does not say what CTC is. */
const TELLING = new Set(['why', 'when', 'who', 'not', 'without', 'during', 'before', 'after']);

/** The stems of what headings name, without the words that say how it is put. */
export function headingStems(headings: readonly string[]): ReadonlySet<string> {
  const words = wordsOf(headings.join('\n')).filter(
    (word) => !isStopWord(word) || TELLING.has(word),
  );
  return new Set(words.map(stemOf).filter((stem) => !CHATTY.has(stem)));
}

/** Whether a word says how a question or a heading is put, and names nothing. */
export function isChatty(word: string): boolean {
  return CHATTY.has(stemOf(word));
}

const WHAT_IS =
  /\b(?:what(?:['’]?s|\s+is|\s+are)|explain|define|definition|meaning)\b|\bwhat do(?:es)?\b.*\bmean/i;
/** Words. Who writes no more than the name of a thing asks what it is. */
const BARE_NAME = 3;

/** Whether a question asks what something is: "what is a GRU", "explain dropout", "softmax?". */
export function asksWhatIs(question: string): boolean {
  return WHAT_IS.test(question) || question.trim().split(/\s+/).length <= BARE_NAME;
}

/** Whether a heading promises to say what one of these stems is: "What is a mini-batch?", "What are bias and variance?". */
export function saysWhatIs(heading: string, stems: ReadonlySet<string>): boolean {
  const rest =
    /^what (?:is|are) (?:the difference between )?(?:an? |the )?(.*)/i.exec(heading)?.[1] ??
    /^what do(?:es)? (?:an? |the )?(.*) (?:mean|do)\b/i.exec(heading)?.[1];
  const [first = '', and, second = ''] = wordsOf(rest ?? '');
  return [first, and === 'and' ? second : ''].some((word) => stems.has(stemOf(word)));
}
