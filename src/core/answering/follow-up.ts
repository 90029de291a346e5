import type { PassageId } from '../ids.ts';
import type { FoundPassage } from './choose-passage.ts';
import type { QuestionTerm } from './question-words.ts';
import { CARRIED_WEIGHT, CHATTY_FOLLOW_UP_WORDS, CHATTY_HEADING_WORDS } from './tuning.ts';
import { stemOf, wordsOf } from './words.ts';

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

/** The words that are asked now: a heading that names what was asked before, besides, is about both. */
export function ownWords(terms: readonly QuestionTerm[]): readonly string[] {
  const own = terms.some(tells) ? terms.filter(({ isCarried }) => isCarried !== true) : terms;
  return own.map(({ word }) => word);
}

/**
 * The passages that a follow-up is answered from: without those that were said already, where another holds more of
 * its own words.
 * @param said what the conversation has had; nothing where the question stands on its own
 */
export function followOn(
  found: readonly FoundPassage[],
  terms: readonly QuestionTerm[],
  question: string,
  said: ReadonlySet<PassageId>,
): readonly FoundPassage[] {
  if (said.size === 0) return found;
  const own = terms.filter(tells);
  const named = found.filter((one) => isNamedPlainly(one, question, own.length === 0));
  if (named.length > 0) return named;
  const isSaid = ({ passage }: FoundPassage) => said.has(passage.id);
  const [before, fresh] = [found.filter(isSaid), found.filter((one) => !isSaid(one))];
  const most = (some: readonly FoundPassage[]) =>
    Math.max(0, ...some.map((one) => worthOf(one, own)));
  if (most(fresh) > most(before)) return fresh;
  // Who asks nothing else of a known issue is told its fix again, not its symptom.
  return before.some(isOfKnownIssue) ? before : found;
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
