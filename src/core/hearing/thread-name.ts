import { withoutInvisible } from '../answering/clean-question.ts';
import { partsOf } from './question-parts.ts';

/** Discord's limit for the name of a thread, in characters. */
const NAME_LIMIT = 100;

/** A thread's name from the question: its words, or the error, on one line and cut between words. */
export function threadName(text: string): string {
  const { prose, error } = partsOf(text);
  const plain = withoutInvisible(prose === '' ? (error ?? '') : prose)
    .replace(/<(?:@[!&]?|#|a?:\w+:)\d+>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[`*_~|>#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return 'Question';
  if (plain.length <= NAME_LIMIT) return plain;
  const cut = plain.slice(0, NAME_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '');
  const atWord = cut.replace(/\s+\S*$/, '');
  return `${atWord.length >= NAME_LIMIT / 2 ? atWord : cut}…`;
}
