import { isStopWord, stemOf, wordsOf } from '../words.ts';
import { isLightWord, NUMBER_WORDS, squeeze, squeezeFormula, plainNumber } from './facts.ts';

/** What a text says, piece by piece, in order. */
export interface TellingToken {
  /** What is compared: a stem, a number, code, or one name for all words of a kind. */
  readonly key: string;
  readonly kind: TokenKind;
}

/**
 * A `weight` turns what is said (not, all, only, first, a number); a `join` ties clauses (because, if); a `pronoun`
 * stands for what was named before. `pause` and `small` say nothing themselves: punctuation and little words.
 */
export type TokenKind = 'word' | 'weight' | 'join' | 'pronoun' | 'pause' | 'small';

const WEIGHTS: Readonly<Record<string, string>> = {
  not: `not no never without cannot nor neither none nothing nobody unable t forbid forbids forbidden`,
  all: 'all every each always everything everybody everyone whole entire both',
  some: 'some sometimes several partly certain',
  most: 'most mostly',
  many: 'many much lot',
  few: 'few little rarely seldom hardly',
  only: 'only just alone solely exactly',
  more: 'more further',
  less: 'less fewer',
  first: 'first initially',
  last: 'last finally',
  before: 'before previous previously earlier',
  after: 'after afterwards following',
  least: 'least',
  must: 'must need needs needed require requires required necessary',
  too: 'too also even',
};
const JOINS: Readonly<Record<string, string>> = {
  cause: 'because since',
  so: 'so therefore hence thus',
  if: 'if when whenever once unless where whether until',
  while: 'while whereas although though but',
};
const PRONOUNS = 'it its they them their theirs there this that these those which';
/** Before a word they are pronouns still; the others only point at it. */
const POSSESSIVE = new Set(['its', 'their']);

const KIND_OF_WORD = new Map<string, TellingToken>([
  ...entriesOf(WEIGHTS, 'weight'),
  ...entriesOf(JOINS, 'join'),
  ...PRONOUNS.split(' ').map((word) => [word, { key: word, kind: 'pronoun' }] as const),
]);

function entriesOf(kinds: Readonly<Record<string, string>>, kind: TokenKind) {
  return Object.entries(kinds).flatMap(([key, words]) =>
    words.split(/\s+/).map((word) => [word, { key: `${kind}:${key}`, kind }] as const),
  );
}

const PIECE =
  /(?<code>`+[^`]+`+)|(?<formula>\$\$[\s\S]+?\$\$|\$[^$\n]+\$)|(?<number>(?<![\p{L}\p{N}_.])[-−]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?(?:\s?%)?)|(?<word>\p{L}[\p{L}\p{M}\p{N}]*)|(?<pause>[,;:.!?()|—–\n])/gu;

/** Reads a text. Pure. */
export function tellingTokens(text: string): readonly TellingToken[] {
  return markReasons(
    withoutPointers(
      [...text.matchAll(PIECE)].flatMap(({ groups = {} }): readonly TellingToken[] => {
        const { code, formula, number, word, pause } = groups;
        if (code !== undefined) return [{ key: squeeze(code.replaceAll('`', '')), kind: 'word' }];
        if (formula !== undefined)
          return [{ key: squeezeFormula(formula.replaceAll('$', '')), kind: 'weight' }];
        if (number !== undefined)
          return [{ key: `#${plainNumber(number.replace(/\s?%$/, ''))}`, kind: 'weight' }];
        if (pause !== undefined) return [{ key: pause, kind: 'pause' }];
        return wordsOf(word ?? '').flatMap(tokenOf);
      }),
    ),
  );
}

/** `this` alone stands for something; `this pair` does not. */
function withoutPointers(tokens: readonly TellingToken[]): readonly TellingToken[] {
  return tokens.map((token, at) => {
    const isPointer = token.kind === 'pronoun' && !POSSESSIVE.has(token.key);
    return isPointer && tokens[at + 1]?.kind === 'word' ? { ...token, kind: 'small' } : token;
  });
}

function tokenOf(word: string): readonly TellingToken[] {
  const known = KIND_OF_WORD.get(word);
  if (known !== undefined)
    return word === 'unless' ? [known, { key: 'weight:not', kind: 'weight' }] : [known];
  if (Object.hasOwn(NUMBER_WORDS, word))
    return [{ key: `#${NUMBER_WORDS[word] ?? ''}`, kind: 'weight' }];
  if (word === 'one') return [{ key: '#1', kind: 'weight' }];
  if (word === 'ones') return [{ key: word, kind: 'word' }];
  if (isStopWord(word)) return [{ key: word, kind: 'small' }];
  if (isLightWord(word)) return [];
  return [{ key: stemOf(word), kind: 'word' }];
}

/** `As you pay by the month`: at the beginning of a clause `as` gives a reason. */
function markReasons(tokens: readonly TellingToken[]): readonly TellingToken[] {
  return tokens.map((token, at) => {
    const begins = at === 0 || tokens[at - 1]?.kind === 'pause';
    return token.key === 'as' && begins ? { key: 'join:cause', kind: 'join' } : token;
  });
}
