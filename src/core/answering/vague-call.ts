import type { Signals } from '../verdict.ts';
import { isStopWord, stemOf, wordsOf } from './words.ts';

/** What a call for help leaves open: where it happened and what was shown, or only what was shown. */
export type MissingFact = 'place' | 'message';

/** Stands in the signals of a verdict that asks back. */
const MISSING = 'missingFact';
const MISSING_NUMBERS: Readonly<Record<MissingFact, number>> = { place: 1, message: 2 };

/** What every course has; a word besides these says what it is about. */
const EVERYWHERE = new Set(
  `lab labs notebook jupyter assignment homework hw exercise task project grader autograder grade submission submit quiz
  code program programming cell function test course week lesson question part number one thing stuff here page website
  accept run running work working fail failing failure error issue problem trouble bug broken break wrong stuck crash
  help fix solve solution getting give keep keeps happen happening going try tried trying show say says everything
  nothing today always suddenly desperate urgent urgently asap quick need understand idea ideas find
  advice hint support staff mentor`
    .split(/\s+/)
    .map(stemOf),
);

const TROUBLE =
  /\b(?:help|fail\w*|errors?|brok\w+|breaks?|crash\w*|stuck|wrong|problems?|issues?|trouble|bugs?|lost)\b|(?:n['’]?t|\bnot|\bcannot|\bnever)\s+(?:\w+\s+)?(?:work|run|accept|submit|go|function)\w*/i;

/** "week 2", "assignment 3", "w2", "c4w1", "course 5". */
const NUMBERED = /\b(?:course|week|assignment|exercise|lab|hw)\s*#?\d+|\b[a-z]\d+(?:[a-z]\d+)*\b/gi;
const COURSE = /\bcourse\s*#?\d|\bc\d/i;
const WEEK = /\b(?:week|assignment|exercise|lab|hw)\s*#?\d|w\d/i;

/** Words. Whoever writes more tells what happened, in words that are everywhere. */
const MOST_WORDS = 16;

/**
 * What is missing in a call for help that says what is wrong of nothing in particular ("help, my lab doesn't work");
 * undefined where something is told or asked. English only: in other languages it is searched for as it stands.
 */
export function missingFact(text: string): MissingFact | undefined {
  const words = wordsOf(text.replace(NUMBERED, ' '));
  if (!TROUBLE.test(text) || words.length > MOST_WORDS) return undefined;
  const telling = words.filter((word) => !isStopWord(word) && !EVERYWHERE.has(stemOf(word)));
  if (telling.length > 0) return undefined;
  return COURSE.test(text) && WEEK.test(text) ? 'message' : 'place';
}

/** Notes in a verdict's signals that it asks back. */
export function withMissingFact(signals: Signals, fact: MissingFact): Signals {
  return { ...signals, [MISSING]: MISSING_NUMBERS[fact] };
}

/** What a verdict asks back for; undefined for most. */
export function missingFactOf(signals: Signals): MissingFact | undefined {
  const number = signals[MISSING];
  if (number === undefined) return undefined;
  return number === MISSING_NUMBERS.message ? 'message' : 'place';
}
