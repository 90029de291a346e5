import type { Passage } from '../passage.ts';
import { isStopWord, stemOf, wordsOf } from './words.ts';

/**
 * Whether what would be said is about another one of what the question counts: "Can I skip course 3?", where course 1
 * was asked about. A section that speaks of the asked one too may well answer.
 */
export function isOfAnotherNumber(question: string, said: readonly Said[]): boolean {
  const asked = countedIn([question]);
  if (asked.size === 0) return false;
  const named = countedIn(said.flatMap(({ meta, headings }) => [meta.title, ...headings]));
  const spoken = countedIn(said.map(({ text }) => text));
  return [...asked].some(
    ([thing, numbers]) =>
      named.has(thing) &&
      [...numbers].every(
        (number) => !named.get(thing)?.has(number) && !spoken.get(thing)?.has(number),
      ),
  );
}

interface Said extends Pick<Passage, 'headings' | 'text'> {
  readonly meta: Pick<Passage['meta'], 'title'>;
}

/** By stem, the numbers that things carry: "course 3" and "week 2", not "at 3" or "3.5". */
function countedIn(texts: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const counted = new Map<string, Set<string>>();
  for (const text of texts)
    for (const [, thing = '', number = ''] of text.matchAll(COUNTED)) {
      const [word] = wordsOf(thing);
      if (word === undefined || isStopWord(word)) continue;
      const stem = stemOf(word);
      counted.set(stem, (counted.get(stem) ?? new Set()).add(number));
    }
  return counted;
}

const COUNTED = /(\p{L}{2,})[ \u00a0]#?(\d{1,2})(?![\d.,]?\d)/gu;
