import { stemOf, wordsOf } from '../words.ts';
import { pairClauses, plainAnswer, type Clause, type ClausePair } from './clauses.ts';
import { SAME_CLAUSE } from './tuning.ts';

/**
 * Does a sentence say the opposite of what it rests on: a clause negated in one and not in the other, `larger` for
 * `smaller`, a thing put in another's place, two that have changed places? Pure; finds what can be seen in the words.
 * @param elsewhere stems of all that the sentence cites, its evidence included
 */
export function contradicts(
  sentence: string,
  evidence: string,
  elsewhere: ReadonlySet<string>,
): boolean {
  const said = plainAnswer(sentence);
  const found = plainAnswer(evidence);
  if (said !== undefined && found !== undefined && said !== found) return true;
  if (turnsRound(whole(sentence), whole(evidence))) return true;
  return pairClauses(sentence, evidence)
    .filter(({ shared }) => shared >= SAME_CLAUSE)
    .some(
      (pair) =>
        // The same words may stand there twice: then it is enough that one of them agrees.
        differsEverywhere(pair, negatesOtherwise) ||
        differsEverywhere(pair, turnsRound) ||
        differsEverywhere(pair, swapsPlaces) ||
        differsEverywhere(pair, (clause, other) => replaces(clause, other, elsewhere)),
    );
}

function whole(text: string): Clause {
  return { text, stems: [] };
}

type Differs = (said: Clause, found: Clause) => boolean;

function differsEverywhere({ said, found }: ClausePair, differs: Differs): boolean {
  return found.length > 0 && found.every((clause) => differs(said, clause));
}

const NEGATORS =
  /\b(?:not|no|never|without|cannot|nor|neither|none|nothing|nobody|hardly|forbid|forbids|forbidden|unable|independent)\b|n['’]t\b/gi;

/** Two negations make none. */
function negatesOtherwise(said: Clause, found: Clause): boolean {
  const isNegated = ({ text }: Clause) => (text.match(NEGATORS)?.length ?? 0) % 2 === 1;
  return isNegated(said) !== isNegated(found);
}

/** Words of one side stand for each other; those of the other side say the opposite. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  [
    'increase increases raise raises grow grows rise rises',
    'decrease reduce reduces shrink shrinks fall falls',
  ],
  ['larger bigger large big', 'smaller small'],
  ['more many', 'less fewer few'],
  ['higher high greater', 'lower low'],
  ['faster fast quick quickly', 'slower slow slowly'],
  ['sooner early earlier', 'late later'],
  ['before previous', 'after following'],
  ['first begin beginning start', 'last end ending final'],
  ['best better', 'worst worse'],
  ['always all every', 'never none'],
  ['only', 'too also even'],
  ['public', 'private'],
  ['same equal identical', 'different differ'],
  ['allow permit allowed', 'forbid prohibit forbidden'],
  ['enable', 'disable'],
  ['positive', 'negative'],
  ['left', 'right'],
  ['maximum max maximize', 'minimum min minimize'],
  ['horizontal', 'vertical'],
  ['cheap', 'expensive'],
  ['correct true', 'wrong false incorrect'],
  ['pass succeed success', 'fail failure'],
  ['easy easily', 'hard hardly difficult'],
  ['leave left omit', 'need needed require required necessary'],
  ['independent', 'dependent depend'],
  ['encoder', 'decoder'],
  ['with', 'without'],
  ['training', 'test'],
];

const stemsOf = (words: string): readonly string[] => words.split(' ').map(stemOf);
const SIDES = OPPOSITES.map(([one, other]) => [stemsOf(one), stemsOf(other)] as const);

function turnsRound(said: Clause, found: Clause): boolean {
  const ours = new Set(wordsOf(said.text).map(stemOf));
  const theirs = new Set(wordsOf(found.text).map(stemOf));
  const holds = (side: readonly string[], stems: ReadonlySet<string>) =>
    side.some((stem) => stems.has(stem));
  const isTurned = (side: readonly string[], opposite: readonly string[]) =>
    holds(side, ours) && !holds(side, theirs) && holds(opposite, theirs) && !holds(opposite, ours);
  return SIDES.some(([one, other]) => isTurned(one, other) || isTurned(other, one));
}

/** `A is faster than B` told as `B is faster than A`. */
function swapsPlaces(said: Clause, found: Clause): boolean {
  const [ours] = said.stems;
  const [theirs] = found.stems;
  if (ours === undefined || theirs === undefined || ours === theirs) return false;
  const isComparison = [said, found].every(({ text }) => /\b(?:than|over|into|from)\b/i.test(text));
  return isComparison && found.stems.includes(ours) && said.stems.includes(theirs);
}

/** `The softmax goes over the keys` told with the queries, which the source names elsewhere. */
function replaces(said: Clause, found: Clause, elsewhere: ReadonlySet<string>): boolean {
  const missing = said.stems.filter((stem) => !found.stems.includes(stem));
  const extra = found.stems.filter((stem) => !said.stems.includes(stem));
  return missing.length > 0 && extra.length > 0 && missing.every((stem) => elsewhere.has(stem));
}
