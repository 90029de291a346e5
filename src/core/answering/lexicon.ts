import { GrowingNumbers } from './growing-numbers.ts';
import { LexiconCounts, Marks, sumCounts, type LexiconView } from './lexicon-counts.ts';
import { Postings } from './postings.ts';
import { isStopWord, stemOf, wordsOf } from './words.ts';

/** One document's words, in the order of its passages. */
export interface LexiconDocument {
  /** Documents of one group are always visible together. */
  readonly group: number;
  /** Title and tags: counted for the document and for each of its passages. */
  readonly head: string;
  readonly passages: readonly { readonly head: string; readonly body: string }[];
}

/** Where a stem stands. */
interface Places {
  /** Documents with it in title, tags, headings or text. */
  readonly documents: Postings;
  /** Passages with it in headings or text. */
  readonly passages: Postings;
}

const NO_NUMBERS = new Uint32Array();

/**
 * The indexed words, stop words left out, as stems in reading order, and how many documents hold each.
 * Documents and passages are numbered in the order in which they are added.
 */
export class Lexicon {
  readonly #terms = new Map<string, number>();
  readonly #groups = new Map<number, LexiconCounts>();
  readonly #marks = new Marks();
  readonly #places: Places[] = [];
  readonly #tokens = new GrowingNumbers(1 << 14);
  readonly #headStarts = new GrowingNumbers();
  readonly #headLengths = new GrowingNumbers();
  readonly #firstPassages = new GrowingNumbers();
  readonly #documentLengths = new GrowingNumbers();
  readonly #passageStarts = new GrowingNumbers();
  readonly #passageLengths = new GrowingNumbers();

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
    const start = this.#tokens.length;
    this.#firstPassages.push(this.#passageStarts.length);
    this.#write(document.head, counts);
    const headLength = this.#tokens.length - start;
    for (const passage of document.passages) this.#addPassage(passage, counts);
    const number = this.#headStarts.push(start);
    this.#headLengths.push(headLength);
    this.#documentLengths.push(this.#tokens.length - start);
    const words = this.#tokens.view(start);
    for (const term of words) this.#places[term]?.documents.add(number);
    counts.countDocument(words, this.#marks);
    for (let at = this.#firstPassages.at(number) ?? 0; at < this.#passageStarts.length; at += 1)
      counts.countPassage(this.headWords(number), this.passageWords(at), this.#marks);
  }

  /** Stems of a document's title and tags. */
  headWords(document: number): Uint32Array {
    return this.#stretch(this.#headStarts.at(document), this.#headLengths.at(document));
  }

  /** Stems of a passage's headings and text. */
  passageWords(passage: number): Uint32Array {
    return this.#stretch(this.#passageStarts.at(passage), this.#passageLengths.at(passage));
  }

  /** Documents with a stem in title, tags, headings or text; see `Postings.view`. */
  documentPostings(term: number): Uint32Array {
    return this.#places[term]?.documents.view() ?? NO_NUMBERS;
  }

  /** Passages with a stem in headings or text; see `Postings.view`. */
  passagePostings(term: number): Uint32Array {
    return this.#places[term]?.passages.view() ?? NO_NUMBERS;
  }

  /** By document: words of title, tags, headings and text. */
  documentLengths(): Uint32Array {
    return this.#documentLengths.view();
  }

  /** By passage: words of headings and text. */
  passageLengths(): Uint32Array {
    return this.#passageLengths.view();
  }

  /** The numbers of a document's passages: from, to (exclusive). */
  passagesOf(document: number): readonly [number, number] {
    const end = this.#passageStarts.length;
    return [this.#firstPassages.at(document) ?? end, this.#firstPassages.at(document + 1) ?? end];
  }

  /** The figures of the groups that `isVisible` admits, as if there were no others. */
  view(isVisible: (group: number) => boolean): LexiconView {
    const seen = [...this.#groups].filter(([group]) => isVisible(group));
    return sumCounts(seen.map(([, counts]) => counts));
  }

  #addPassage(passage: LexiconDocument['passages'][number], counts: LexiconCounts): void {
    const start = this.#tokens.length;
    this.#write(passage.head, counts);
    this.#write(passage.body, counts);
    const number = this.#passageStarts.push(start);
    this.#passageLengths.push(this.#tokens.length - start);
    for (const term of this.#tokens.view(start)) this.#places[term]?.passages.add(number);
  }

  #stretch(start = 0, length = 0): Uint32Array {
    return this.#tokens.view(start, start + length);
  }

  #write(text: string, counts: LexiconCounts): void {
    for (const word of wordsOf(text)) {
      if (isStopWord(word)) continue;
      counts.countWriting(word);
      this.#tokens.push(this.#numberOf(stemOf(word)));
    }
  }

  #numberOf(stem: string): number {
    const known = this.#terms.get(stem);
    if (known !== undefined) return known;
    this.#terms.set(stem, this.#terms.size);
    return this.#places.push({ documents: new Postings(), passages: new Postings() }) - 1;
  }

  #countsOf(group: number): LexiconCounts {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const made = new LexiconCounts();
    this.#groups.set(group, made);
    return made;
  }
}
