import { expansionsOf } from './expansions.ts';
import type { AskersView, KnowledgeIndex } from './knowledge-index.ts';
import { EXPANSION_WEIGHT, MAX_QUESTION_TERMS } from './tuning.ts';
import { isStopWord, stemOf, wordsOf } from './words.ts';

/** A word of the question, one for each stem. */
export interface QuestionTerm {
  /** As written, or as repaired. */
  readonly word: string;
  /** The lexicon's number of its stem; undefined when no note holds it. */
  readonly term: number | undefined;
  /** How rare it is among what the asker sees: inverse document frequency, above 0. */
  readonly documentIdf: number;
  readonly passageIdf: number;
  /** 1 for a learner's own word, less for one that we added. */
  readonly weight: number;
  /** It comes from the questions before a follow-up, which does not say it again. */
  readonly isCarried?: true;
}

/** What the words of a question ask for. */
export interface QuestionWords {
  readonly terms: readonly QuestionTerm[];
  /** Terms that stood side by side, stop words left out, as positions in `terms`. */
  readonly pairs: readonly (readonly [QuestionTerm, QuestionTerm])[];
}

/**
 * Reads a question's words against what the asker's notes hold: repaired, expanded, weighed.
 * @param before what was asked before, where the question goes on from it
 */
export function questionWords(
  asked: string,
  index: KnowledgeIndex,
  view: AskersView,
  before = '',
): QuestionWords {
  const text = `${before} ${asked}`;
  const read = (some: string) =>
    wordsOf(some)
      .map((word) => view.typos.repair(word) ?? word)
      .filter((word) => !isStopWord(word) && !isForeignNumber(word, index, view));
  const written = read(text);
  const own = new Set([...read(asked), ...expansionsOf(wordsOf(asked))].map(stemOf));
  const makeTerm = termMaker(index, view);
  const toTerm = (word: string, weight: number): QuestionTerm => ({
    ...makeTerm(word, weight),
    ...(!own.has(stemOf(word)) && { isCarried: true }),
  });
  const terms = new Map<string, QuestionTerm>();
  for (const word of written) {
    const stem = stemOf(word);
    if (!terms.has(stem)) terms.set(stem, toTerm(word, 1));
  }
  const kept = rarest([...terms.values()]);
  const keptStems = new Map(kept.map((term) => [stemOf(term.word), term]));
  for (const word of expansionsOf(wordsOf(text))) {
    const stem = stemOf(word);
    if (!keptStems.has(stem) && !isStopWord(word))
      keptStems.set(stem, toTerm(word, EXPANSION_WEIGHT));
  }
  return { terms: [...keptStems.values()], pairs: pairsOf(written, keptStems) };
}

/** A number that no note holds, as the sizes in a pasted error are the asker's own, asks for nothing. */
function isForeignNumber(
  word: string,
  { lexicon }: KnowledgeIndex,
  { words }: AskersView,
): boolean {
  if (!/^\d+$/.test(word)) return false;
  const term = lexicon.term(word);
  return term === undefined || words.documentsWith(term) === 0;
}

function termMaker(index: KnowledgeIndex, view: AskersView) {
  const { words } = view;
  return (word: string, weight: number): QuestionTerm => {
    const term = index.lexicon.term(stemOf(word));
    const inDocuments = term === undefined ? 0 : words.documentsWith(term);
    const inPassages = term === undefined ? 0 : words.passagesWith(term);
    return {
      word,
      // A word that only hidden notes hold is a word that no note holds.
      term: inDocuments === 0 ? undefined : term,
      documentIdf: rarity(inDocuments, words.documents),
      passageIdf: rarity(inPassages, words.passages),
      weight,
    };
  };
}

/** Inverse document frequency as Lucene has it: above 0 for every word. */
function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** Known words before unknown ones, since only those can be found. */
function rarest(terms: readonly QuestionTerm[]): readonly QuestionTerm[] {
  if (terms.length <= MAX_QUESTION_TERMS) return terms;
  const rank = ({ term, documentIdf }: QuestionTerm) => (term === undefined ? -1 : documentIdf);
  return [...terms].sort((a, b) => rank(b) - rank(a)).slice(0, MAX_QUESTION_TERMS);
}

function pairsOf(
  written: readonly string[],
  terms: ReadonlyMap<string, QuestionTerm>,
): QuestionWords['pairs'] {
  const pairs = new Map<string, readonly [QuestionTerm, QuestionTerm]>();
  for (const [position, word] of written.entries()) {
    const next = written[position + 1];
    const first = terms.get(stemOf(word));
    const second = next === undefined ? undefined : terms.get(stemOf(next));
    if (first === undefined || second === undefined) continue;
    pairs.set(`${first.word} ${second.word}`, [first, second]);
  }
  return [...pairs.values()];
}
