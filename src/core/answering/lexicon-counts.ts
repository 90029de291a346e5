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

  countPassage(head: Uint32Array, words: Uint32Array): void {
    this.passages += 1;
    this.passageWords += head.length + words.length;
    for (const term of new Set([...head, ...words])) increase(this.passagesWith, term);
  }

  countDocument(words: Uint32Array): void {
    this.documents += 1;
    this.documentWords += words.length;
    for (const term of new Set(words)) increase(this.documentsWith, term);
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
