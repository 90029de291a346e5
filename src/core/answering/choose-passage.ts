import { isSameSection, type Passage } from '../passage.ts';
import { ownWords } from './follow-up.ts';
import { asksWhatIs, headingStems, isChatty, saysWhatIs } from './heading-words.ts';
import { questionParts } from './question-parts.ts';
import type { QuestionTerm } from './question-words.ts';
import {
  HEADING_WEIGHT,
  MAX_PARTS,
  NAMED_ENOUGH,
  SAME_KIND_WEIGHT,
  STRANGER_WEIGHT,
} from './tuning.ts';
import { stemOf, wordsOf } from './words.ts';

/** A passage of the answering document, and how well the search found it. */
export interface FoundPassage {
  readonly passage: Passage;
  readonly bm25: number;
  readonly cosine: number;
}

/**
 * The passages to answer from, one for each question that was put, in their order. Headings say what a section
 * answers: one that names just what was asked goes before a narrower one below it ("Negative sampling" before "How
 * many negative samples"), unless the search is sure of that.
 */
export function choosePassages(
  found: readonly FoundPassage[],
  terms: readonly QuestionTerm[],
  question: string,
): readonly Passage[] {
  const whole = choose(found, terms, question);
  const parts = questionParts(question).slice(0, MAX_PARTS);
  if (whole === undefined || parts.length < 2 || namedShare(whole.headings, terms) === 1)
    return whole === undefined ? [] : [whole];
  const chosen = parts.flatMap((part) => {
    const stems = new Set(wordsOf(part).map(stemOf));
    const asked = terms.filter(({ word }) => stems.has(stemOf(word)));
    const passage = choose(found, asked, part);
    // A part that no heading names ("…and how do I fix it?") goes with the rest.
    const isNamed = passage !== undefined && namedShare(passage.headings.slice(-1), asked) > 0;
    return isNamed ? [passage] : [];
  });
  const different = [...new Set(chosen)];
  return different.length < 2 ? [whole] : different;
}

/**
 * The section that fits next best: in the right note the best one is the right one for four questions of five, one of
 * the best two for nine of ten (403 golden and paraphrased questions, judged by reading).
 */
export function nextSection(
  found: readonly FoundPassage[],
  chosen: Passage,
  terms: readonly QuestionTerm[],
  question: string,
): Passage | undefined {
  const others = found.filter(({ passage }) => !isSameSection(passage, chosen));
  return choose(others, terms, question);
}

/**
 * The section that lies nearer in meaning than the chosen one, where the chosen one's headings do not name what was
 * asked. Of 236 stated answers whose note is the right one 32 are so; the chosen section is the right one in 202, one
 * of both in 215 (on the two halves of the questions 107 and 110 of 122, 95 and 105 of 114).
 */
export function nearerSection(
  found: readonly FoundPassage[],
  chosen: Passage,
  terms: readonly QuestionTerm[],
): Passage | undefined {
  if (namedShare(chosen.headings, terms) >= NAMED_ENOUGH) return undefined;
  const nearest = (isWanted: (passage: Passage) => boolean) =>
    found
      .filter(({ passage }) => isWanted(passage))
      .reduce<FoundPassage | undefined>(
        (best, each) => (best === undefined || each.cosine > best.cosine ? each : best),
        undefined,
      );
  const own = nearest((passage) => isSameSection(passage, chosen));
  const other = nearest(
    (passage) =>
      !isSameSection(passage, chosen) &&
      !passage.headings.some((name) => LISTS_MISTAKES.test(name)),
  );
  return other !== undefined && other.cosine > (own?.cosine ?? 0) ? other.passage : undefined;
}

function choose(
  found: readonly FoundPassage[],
  terms: readonly QuestionTerm[],
  question: string,
): Passage | undefined {
  const asked: Asked = {
    stems: new Set([...wordsOf(question), ...ownWords(terms)].map(stemOf)),
    isWhat: asksWhatIs(question),
    isAboutMistakes: LISTS_MISTAKES.test(question),
  };
  const most = {
    bm25: Math.max(0, ...found.map(({ bm25 }) => bm25)),
    cosine: Math.max(0, ...found.map(({ cosine }) => cosine)),
  };
  let best: { readonly passage: Passage; readonly score: number } | undefined;
  for (const { passage, bm25, cosine } of found) {
    // A short passage that repeats a word has a high BM25; meaning counts twice.
    const share = (shareOf(bm25, most.bm25) + 2 * shareOf(cosine, most.cosine)) / 3;
    const score = share + HEADING_WEIGHT * headingFit(passage.headings, terms, asked);
    if (best === undefined || score > best.score) best = { passage, score };
  }
  return best?.passage;
}

function shareOf(value: number, most: number): number {
  return most > 0 ? Math.max(0, value) / most : 0;
}

/** "Typical mistakes with word2vec and GloVe" names both, and tells nobody what they are or how they differ. */
const LISTS_MISTAKES = /\b(?:mistakes?|pitfalls?)\b/i;

/** A question as headings are held against it. */
interface Asked {
  readonly stems: ReadonlySet<string>;
  readonly isWhat: boolean;
  readonly isAboutMistakes: boolean;
}

/** 0 to 1: how much of what was asked the headings name, less for what their innermost names besides. */
function headingFit(
  headings: readonly string[],
  terms: readonly QuestionTerm[],
  asked: Asked,
): number {
  const innermost = headings.at(-1);
  if (innermost === undefined || (LISTS_MISTAKES.test(innermost) && !asked.isAboutMistakes))
    return 0;
  const named = (namedShare(headings, terms) + namedShare([innermost], terms)) / 2;
  const isWhy = headingStems([innermost]).has('why') && asked.stems.has('why');
  const isWhat = asked.isWhat && saysWhatIs(innermost, asked.stems);
  const sameKind = isWhy || isWhat ? SAME_KIND_WEIGHT : 0;
  return named * (1 - STRANGER_WEIGHT * strangersIn(innermost, asked.stems) + sameKind);
}

/** The share of a heading's words that were not asked about; what only explains its name is none. */
function strangersIn(heading: string, asked: ReadonlySet<string>): number {
  const all = Math.max(1, headingStems([heading]).size);
  const bare = heading.replace(/\([^)]*\)/g, ' ');
  const shares = [bare, bare.replace(/:.*$/s, '')].map(
    (name) => [...headingStems([name])].filter((stem) => !asked.has(stem)).length / all,
  );
  return Math.min(...shares);
}

function namedShare(headings: readonly string[], terms: readonly QuestionTerm[]): number {
  const stems = headingStems(headings);
  const own = terms.filter(({ weight, word }) => weight === 1 && !isChatty(word));
  const sum = (some: readonly QuestionTerm[]) =>
    some.reduce((total, { passageIdf }) => total + passageIdf, 0);
  const all = sum(own);
  return all === 0 ? 0 : sum(own.filter(({ word }) => stems.has(stemOf(word)))) / all;
}
