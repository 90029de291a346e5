import type { AskerScope } from '../question.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import { Lexicon } from './lexicon.ts';
import type { LexiconView } from './lexicon-counts.ts';
import type { PassageVectors } from './ports.ts';
import { TypoRepair } from './repair-typos.ts';
import { SectionNames } from './section-names.ts';
import { isVisible, visibilityKey, type Visibility } from './visible.ts';

/** A document as the index takes it up. */
export interface IndexableDocument {
  readonly row: number;
  readonly visibility: Visibility;
  /** Title, tags and other names that are searched with every passage. */
  readonly head: string;
  /** Its title and the innermost headings: what each of its sections says it is about. */
  readonly names: readonly string[];
  readonly passages: readonly {
    readonly id: number;
    readonly head: string;
    readonly body: string;
  }[];
}

/** What one asker can see, worked out once for all who see the same. */
export interface AskersView {
  readonly words: LexiconView;
  readonly typos: TypoRepair;
  /** How many passages there are for this asker. */
  readonly passages: number;
  seesDocument(document: number): boolean;
  seesPassage(passage: number): boolean;
}

/** How well everything in an index fits, by number. */
export interface WordScores {
  readonly documents: Float64Array;
  readonly passages: Float64Array;
}

/** Askers with different rights that are remembered; a server has a handful. */
const MAX_VIEWS = 200;

/**
 * One generation of the knowledge, in memory: all that retrieval needs but the texts to show.
 * Documents and passages are numbered from 0 in the order of `add`. Complete once `vectors` is set.
 */
export class KnowledgeIndex {
  readonly lexicon = new Lexicon();
  readonly names = new SectionNames();
  readonly generation: number;
  readonly #vectors: PassageVectors;
  readonly #groups: Visibility[] = [];
  readonly #groupNumbers = new Map<string, number>();
  readonly #groupOf = new GrowingNumbers();
  readonly #documentOf = new GrowingNumbers();
  readonly #passageIds: number[] = [];
  readonly #views = new Map<string, AskersView>();
  #scores: WordScores | undefined;

  constructor(generation: number, vectors: PassageVectors) {
    this.generation = generation;
    this.#vectors = vectors;
  }

  get vectors(): PassageVectors {
    return this.#vectors;
  }

  get passageCount(): number {
    return this.#passageIds.length;
  }

  get documentCount(): number {
    return this.#groupOf.length;
  }

  add(document: IndexableDocument): void {
    const group = this.#groupNumber(document.visibility);
    const number = this.#groupOf.push(group);
    for (const { id } of document.passages) {
      this.#passageIds.push(id);
      this.#documentOf.push(number);
    }
    this.lexicon.add({ group, head: document.head, passages: document.passages });
    this.names.add(document.names, (stem) => this.lexicon.term(stem));
  }

  documentOf(passage: number): number | undefined {
    return this.#documentOf.at(passage);
  }

  idOf(passage: number): number | undefined {
    return this.#passageIds[passage];
  }

  /** Zeros for everything there is. Lent until the next call, for work that does not wait. */
  lendScores(): WordScores {
    const lent = this.#scores;
    if (lent?.documents.length === this.documentCount) {
      lent.documents.fill(0);
      lent.passages.fill(0);
      return lent;
    }
    return (this.#scores = {
      documents: new Float64Array(this.documentCount),
      passages: new Float64Array(this.passageCount),
    });
  }

  viewOf(asker: AskerScope): AskersView {
    const seen = this.#groups.map((group) => isVisible(group, asker));
    const key = seen.map(Number).join('');
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    if (this.#views.size >= MAX_VIEWS) this.#views.clear();
    const words = this.lexicon.view((group) => seen[group] === true);
    const seesDocument = (document: number) => seen[this.#groupOf.at(document) ?? -1] === true;
    const view: AskersView = {
      words,
      typos: new TypoRepair(words),
      passages: words.passages,
      seesDocument,
      seesPassage: (passage) => seesDocument(this.#documentOf.at(passage) ?? -1),
    };
    this.#views.set(key, view);
    return view;
  }

  #groupNumber(visibility: Visibility): number {
    const key = visibilityKey(visibility);
    const known = this.#groupNumbers.get(key);
    if (known !== undefined) return known;
    this.#groupNumbers.set(key, this.#groups.length);
    return this.#groups.push(visibility) - 1;
  }
}
