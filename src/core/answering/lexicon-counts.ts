/** The figures of all that one asker sees; nothing else can be felt in them. */
export interface LexiconView {
  readonly documents: number;
  readonly passages: number;
  /** Mean length in words, 1 or more. */
  readonly documentLength: number;
  readonly passageLength: number;
  /** How many documents hold a stem. */
  documentsWith(term: number): number;
  passagesWith(term: number): number;
  /** How often a word itself, not its stem, was written. */
  timesWritten(word: string): number;
  /** The words written that begin so; a word may come several times. */
  writings(start: string): Iterable<string>;
}

/** What the words of one group of documents count. */
export class LexiconCounts {
  documents = 0;
  passages = 0;
  documentWords = 0;
  passageWords = 0;
  readonly documentsWith = new Map<number, number>();
  readonly passagesWith = new Map<number, number>();
  readonly written = new Map<string, number>();

  countWriting(word: string): void {
    increase(this.written, word);
  }

  countPassage(head: Uint32Array, words: Uint32Array, marks: Marks): void {
    this.passages += 1;
    this.passageWords += head.length + words.length;
    marks.clear();
    for (const term of head) if (marks.add(term)) increase(this.passagesWith, term);
    for (const term of words) if (marks.add(term)) increase(this.passagesWith, term);
  }

  countDocument(words: Uint32Array, marks: Marks): void {
    this.documents += 1;
    this.documentWords += words.length;
    marks.clear();
    for (const term of words) if (marks.add(term)) increase(this.documentsWith, term);
  }
}

/** A set of terms that is emptied at no cost: a course's load fills and empties it for each passage. */
export class Marks {
  #stamps = new Uint32Array(1 << 12);
  #stamp = 0;

  clear(): void {
    this.#stamp += 1;
  }

  /** Whether the term was not there yet. */
  add(term: number): boolean {
    if (term >= this.#stamps.length) {
      const larger = new Uint32Array(Math.max(term + 1, this.#stamps.length * 2));
      larger.set(this.#stamps);
      this.#stamps = larger;
    }
    if (this.#stamps[term] === this.#stamp) return false;
    this.#stamps[term] = this.#stamp;
    return true;
  }
}

/** The figures of several groups as one. */
export function sumCounts(groups: readonly LexiconCounts[]): LexiconView {
  const sum = (figure: (counts: LexiconCounts) => number) =>
    groups.reduce((total, counts) => total + figure(counts), 0);
  const documents = sum((counts) => counts.documents);
  const passages = sum((counts) => counts.passages);
  return {
    documents,
    passages,
    documentLength: Math.max(1, sum((counts) => counts.documentWords) / Math.max(1, documents)),
    passageLength: Math.max(1, sum((counts) => counts.passageWords) / Math.max(1, passages)),
    documentsWith: (term) => sum((counts) => counts.documentsWith.get(term) ?? 0),
    passagesWith: (term) => sum((counts) => counts.passagesWith.get(term) ?? 0),
    timesWritten: (word) => sum((counts) => counts.written.get(word) ?? 0),
    *writings(start) {
      for (const counts of groups)
        for (const word of counts.written.keys()) if (word.startsWith(start)) yield word;
    },
  };
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
