/** The words of a whole file, by which a hyphen at a line's end is judged. */
export class Vocabulary {
  readonly #words = new Set<string>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      // A line's last word may be half of one.
      const inside =
        text.toLowerCase().match(/\p{L}+(?:[-\u2010]\p{L}+)*(?![-\u2010\p{L}])/gu) ?? [];
      for (const word of inside) this.#words.add(word.replaceAll('\u2010', '-'));
    }
  }

  has(word: string): boolean {
    return this.#words.has(word.toLowerCase());
  }
}

/** Joins a line to the text before it; a word that was broken at a hyphen is whole again. */
export function joinLines(text: string, line: string, words: Vocabulary): string {
  const before = /(\p{L}+(?:-\p{L}+)*)[-\u00ad\u2010]$/u.exec(text)?.[1];
  const after = /^\p{L}+/u.exec(line)?.[0];
  if (before === undefined || after === undefined) return `${text} ${line}`;
  const start = text.slice(0, -1);
  const isWhole = words.has(`${before}${after}`);
  const hasHyphen = words.has(`${before}-${after}`) && !isWhole;
  const isLower = /^\p{Ll}/u.test(after);
  return (isLower && !hasHyphen) || isWhole ? start + line : `${start}-${line}`;
}
