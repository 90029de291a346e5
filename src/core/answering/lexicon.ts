import { LexiconCounts, Marks, sumCounts, type LexiconView } from './lexicon-counts.ts';
import { isStopWord, stemOf, wordsOf } from './words.ts';

/** One document's words, in the order of its passages. */
export interface LexiconDocument {
  /** Documents of one group are always visible together. */
  readonly group: number;
  /** Title and tags: counted for the document and for each of its passages. */
  readonly head: string;
  readonly passages: readonly { readonly head: string; readonly body: string }[];
}

/** Where a stem stands, in ascending order, once for each time. */
export interface Places {
  /** Numbers of passages with it in headings or text. */
  readonly passages: readonly number[];
  /** Numbers of documents with it in title or tags. */
  readonly heads: readonly number[];
}

/** A stretch of the token list: from, to (exclusive). */
type Stretch = readonly [number, number];

const NOWHERE: Stretch = [0, 0];
const NO_PLACES: Places = { passages: [], heads: [] };

/**
 * The indexed words, stop words left out, as stems in reading order, and how many documents hold each.
 * Documents and passages are numbered in the order in which they are added.
 */
export class Lexicon {
  readonly #terms = new Map<string, number>();
  readonly #groups = new Map<number, LexiconCounts>();
  readonly #heads: Stretch[] = [];
  readonly #bodies: Stretch[] = [];
  readonly #passages: Stretch[] = [];
  readonly #marks = new Marks();
  readonly #places: { readonly passages: number[]; readonly heads: number[] }[] = [];
  readonly #documentLengths: number[] = [];
  #tokens = new Uint32Array(1 << 14);
  #length = 0;

  /** The number of a stem, or undefined when nothing holds it. */
  term(stem: string): number | undefined {
    return this.#terms.get(stem);
  }

  /** How many different stems there are; their numbers are below this. */
  get termCount(): number {
    return this.#terms.size;
  }

  add(document: LexiconDocument): void {
    const counts = this.#countsOf(document.group);
    const head = this.#write(document.head, counts);
    for (const term of this.#words(head)) this.#places[term]?.heads.push(this.#heads.length);
    const first = this.#passages.length;
    for (const passage of document.passages) {
      const [from] = this.#write(passage.head, counts);
      const [, to] = this.#write(passage.body, counts);
      const number = this.#passages.push([from, to]) - 1;
      for (const term of this.#words([from, to])) this.#places[term]?.passages.push(number);
      counts.countPassage(this.#words(head), this.#words([from, to]), this.#marks);
    }
    this.#heads.push(head);
    this.#documentLengths.push(this.#length - head[0]);
    this.#bodies.push([first, this.#passages.length]);
    counts.countDocument(this.#words([head[0], this.#length]), this.#marks);
  }

  /** Stems of a document's title and tags. */
  headWords(document: number): Uint32Array {
    return this.#words(this.#heads[document] ?? NOWHERE);
  }

  /** Stems of a passage's headings and text. */
  passageWords(passage: number): Uint32Array {
    return this.#words(this.#passages[passage] ?? NOWHERE);
  }

  placesOf(term: number): Places {
    return this.#places[term] ?? NO_PLACES;
  }

  /** Words of title, tags, headings and text. */
  documentLength(document: number): number {
    return this.#documentLengths[document] ?? 0;
  }

  /** Words of headings and text. */
  passageLength(passage: number): number {
    const [from, to] = this.#passages[passage] ?? NOWHERE;
    return to - from;
  }

  /** The numbers of a document's passages: from, to (exclusive). */
  passagesOf(document: number): Stretch {
    return this.#bodies[document] ?? NOWHERE;
  }

  /** The figures of the groups that `isVisible` admits, as if there were no others. */
  view(isVisible: (group: number) => boolean): LexiconView {
    const seen = [...this.#groups].filter(([group]) => isVisible(group));
    return sumCounts(seen.map(([, counts]) => counts));
  }

  #words([from, to]: Stretch): Uint32Array {
    return this.#tokens.subarray(from, to);
  }

  #write(text: string, counts: LexiconCounts): Stretch {
    const from = this.#length;
    for (const word of wordsOf(text)) {
      if (isStopWord(word)) continue;
      counts.countWriting(word);
      this.#push(this.#numberOf(stemOf(word)));
    }
    return [from, this.#length];
  }

  #numberOf(stem: string): number {
    const known = this.#terms.get(stem);
    if (known !== undefined) return known;
    this.#terms.set(stem, this.#terms.size);
    return this.#places.push({ passages: [], heads: [] }) - 1;
  }

  #push(term: number): void {
    if (this.#length === this.#tokens.length) {
      const larger = new Uint32Array(this.#tokens.length * 2);
      larger.set(this.#tokens);
      this.#tokens = larger;
    }
    this.#tokens[this.#length] = term;
    this.#length += 1;
  }

  #countsOf(group: number): LexiconCounts {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const made = new LexiconCounts();
    this.#groups.set(group, made);
    return made;
  }
}
