import type { PassageId } from '../ids.ts';
import type { FoundPassage } from './choose-passage.ts';
import type { QuestionTerm } from './question-words.ts';
import { CARRIED_WEIGHT, CHATTY_FOLLOW_UP_WORDS, CHATTY_HEADING_WORDS } from './tuning.ts';
import { stemOf, wordsOf } from './words.ts';

/** What the questions before a follow-up found, and what was said to them. */
export interface Followed {
  readonly said: ReadonlySet<PassageId>;
  /** How well a passage fitted what was asked before; undefined when its note was not among the best. */
  readonly fitOf: (id: PassageId) => Pick<FoundPassage, 'bm25' | 'cosine'> | undefined;
}

/** Of a question that stands on its own. */
export const NOTHING_FOLLOWED: Followed = { said: new Set(), fitOf: () => undefined };

/**
 * Within a note the words carried from the questions before tell little: they found it, and its sections share them.
 * What the follow-up itself asks tells them apart, if it asks anything.
 */
export function ownWordsFirst(terms: readonly QuestionTerm[]): readonly QuestionTerm[] {
  if (!terms.some(tells)) return terms;
  return terms.map((term) =>
    term.isCarried === true ? { ...term, passageIdf: term.passageIdf * CARRIED_WEIGHT } : term,
  );
}

/**
 * The passages that a follow-up is answered from: nearer those that it has come nearer to than the questions before,
 * and without those that were said already, where another holds more of its own words.
 */
export function followOn(
  found: readonly FoundPassage[],
  terms: readonly QuestionTerm[],
  question: string,
  followed: Followed,
): readonly FoundPassage[] {
  if (followed === NOTHING_FOLLOWED) return found;
  const own = terms.filter(tells);
  const named = found.filter((one) => isNamedPlainly(one, question, own.length === 0));
  if (named.length > 0) return named;
  const moved = own.length === 0 ? found : found.map((one) => movedOn(one, followed));
  const isSaid = ({ passage }: FoundPassage) => followed.said.has(passage.id);
  const [said, fresh] = [moved.filter(isSaid), moved.filter((one) => !isSaid(one))];
  const most = (some: readonly FoundPassage[]) =>
    Math.max(0, ...some.map((one) => worthOf(one, own)));
  if (most(fresh) > most(said)) return fresh;
  // Who asks nothing else of a known issue is told its fix again, not its symptom.
  return said.some(isOfKnownIssue) ? said : moved;
}

/** BM25 is a sum over words: less that of the words before, it is that of the follow-up's own. */
function movedOn(one: FoundPassage, { fitOf }: Followed): FoundPassage {
  const before = fitOf(one.passage.id);
  if (before === undefined) return one;
  const bm25 = Math.max(0, one.bm25 - (1 - CARRIED_WEIGHT) * before.bm25);
  return { ...one, bm25, cosine: one.cosine + (one.cosine - before.cosine) };
}

/**
 * How much of the words a passage holds; one in its headings counts twice. Of a known issue headings count alone: its
 * symptom has the words of "it still fails", and is no answer.
 */
function worthOf({ passage }: FoundPassage, own: readonly QuestionTerm[]): number {
  const named = stemsOf(passage.headings.join('\n'));
  const held = stemsOf(isOfKnownIssue({ passage }) ? '' : passage.text);
  return own.reduce((sum, { word, passageIdf }) => {
    const stem = stemOf(word);
    return sum + passageIdf * (named.has(stem) ? 2 : held.has(stem) ? 1 : 0);
  }, 0);
}

function isOfKnownIssue({ passage }: Pick<FoundPassage, 'passage'>): boolean {
  return passage.meta.kind === 'known-issue';
}

/** Words that ask for nothing else, and are names: "and same?" after padding asks for the same convolution. */
const NAMING = new Set(['same', 'both', 'without', 'before', 'after', 'during', 'still']);
const CAUSE_HEADING = /^(?:the\s+)?(?:root\s+)?(?:cause|reason)s?\b/i;

/** Whether a passage stands below a heading that such a word asks for, where no other word does. */
function isNamedPlainly({ passage }: FoundPassage, question: string, isAlone: boolean): boolean {
  const heading = passage.headings.at(-1) ?? '';
  const asked = wordsOf(question);
  if (asked.includes('why') && CAUSE_HEADING.test(heading)) return true;
  const words = new Set(wordsOf(heading));
  return isAlone && asked.some((word) => NAMING.has(word) && words.has(word));
}

const CHATTY = new Set([...CHATTY_HEADING_WORDS, ...CHATTY_FOLLOW_UP_WORDS].map(stemOf));

/** Whether a word is the follow-up's own and says what it asks for. */
function tells({ word, weight, isCarried }: QuestionTerm): boolean {
  return isCarried !== true && weight === 1 && !CHATTY.has(stemOf(word));
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map(stemOf));
}
