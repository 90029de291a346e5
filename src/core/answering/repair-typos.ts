import { writtenOut } from './expansions.ts';
import type { LexiconView } from './lexicon-counts.ts';
import { isStopWord, stopWords } from './words.ts';
import { REPAIR_FROM_LETTERS, REPAIR_SEEN, REPAIR_TWICE_FROM_LETTERS } from './tuning.ts';

/**
 * Mends typing mistakes with the words that the asker's own notes use: `gradeint` becomes `gradient`.
 * Made once a view, since it remembers the words by their first letter.
 */
export class TypoRepair {
  readonly #view: LexiconView;
  readonly #byFirstLetter = new Map<string, readonly string[]>();
  readonly #repaired = new Map<string, string | undefined>();

  constructor(view: LexiconView) {
    this.#view = view;
  }

  /** The nearest known word, stop words among them, or undefined when the word is known, short, a number, or like no other. */
  repair(word: string): string | undefined {
    const spelled = writtenOut(word);
    // "cert" is no word of the notes and no mistake: it is the notes' own word, shorter.
    if (spelled !== undefined && this.#isOurs(spelled) && !this.#isOurs(word)) return spelled;
    if (word.length < REPAIR_FROM_LETTERS || /\d/.test(word)) return undefined;
    if (isStopWord(word) || this.#isOurs(word)) return undefined;
    if (this.#repaired.has(word)) return this.#repaired.get(word);
    const found = this.#nearest(word);
    if (this.#repaired.size < 10_000) this.#repaired.set(word, found);
    return found;
  }

  #isOurs(word: string): boolean {
    return this.#view.timesWritten(word) > 0;
  }

  #nearest(word: string): string | undefined {
    const allowed = word.length >= REPAIR_TWICE_FROM_LETTERS ? 2 : 1;
    let best: string | undefined;
    let bestRank = -Infinity;
    for (const known of this.#wordsFrom(word.slice(0, 1))) {
      if (Math.abs(known.length - word.length) > allowed) continue;
      const distance = editDistance(word, known, allowed);
      if (distance > allowed) continue;
      // Fewer edits first; among equals the word that the notes use more.
      const rank = Math.log(this.#usesOf(known)) - distance * 100;
      if (rank > bestRank) [best, bestRank] = [known, rank];
    }
    return best;
  }

  /** Stop words are not counted, and commoner than any other word. */
  #usesOf(word: string): number {
    return isStopWord(word) ? Number.MAX_SAFE_INTEGER : this.#view.timesWritten(word);
  }

  /** Letter by letter, when one is asked for: all at once would hold up a question in a large course. */
  #wordsFrom(letter: string): readonly string[] {
    const known = this.#byFirstLetter.get(letter);
    if (known !== undefined) return known;
    const words = [...new Set([...this.#view.writings(letter), ...stopWords()])].filter(
      (word) =>
        word.startsWith(letter) &&
        word.length >= REPAIR_FROM_LETTERS - 1 &&
        !/\d/.test(word) &&
        this.#usesOf(word) >= REPAIR_SEEN,
    );
    this.#byFirstLetter.set(letter, words);
    return words;
  }
}

/**
 * Edits (a letter added, dropped, changed, or two neighbours swapped) between two words;
 * anything above `most` comes back as `most + 1`. Optimal string alignment, row by row.
 */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        at(previous, j) + 1,
        at(row, j - 1) + 1,
        at(previous, j - 1) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, previous] = [previous, row];
  }
  return Math.min(at(previous, b.length), most + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
