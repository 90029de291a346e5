import { Alignment, stemsIn, tells, type ToldUnit } from './alignment.ts';
import { plainAnswer, withoutAnswer } from './clauses.ts';
import { activeForms, variantsOf } from './reordered.ts';
import { tellingTokens, type TellingToken } from './telling-tokens.ts';

/** Tokens at the beginning of a sentence among which its subject stands. */
const SUBJECT = 4;

/** A passage, read for comparing. */
export interface ToldSource {
  readonly units: readonly ToldUnit[];
  /** Whether a sentence in it begins with `yes` or `no`. */
  readonly answers: ReadonlySet<string>;
}

/** Reads the sentences of a passage. Pure. */
export function readToldSource(units: readonly string[], head: string): ToldSource {
  const heading = stemsIn(tellingTokens(head));
  const read = units.map((text) => tellingTokens(withoutAnswer(text)));
  return {
    units: read.flatMap((tokens, at) => {
      const before = tokens.slice(0, SUBJECT).some(({ kind }) => kind === 'pronoun')
        ? (read[at - 1] ?? [])
        : [];
      const own = stemsIn(tokens);
      const free = [...heading, ...stemsIn(before)].filter((stem) => !own.has(stem));
      return [tokens, ...activeForms(tokens)].map((form) => ({
        tokens: form,
        free: new Set(free),
      }));
    }),
    answers: new Set(units.map(plainAnswer).filter((answer) => answer !== undefined)),
  };
}

/**
 * Does a sentence tell what the source tells, in its order and with all that turns it? Each part of it must lie in
 * one sentence of the source; words that limit what is said there may not be left out. Pure.
 */
export function retells(sentence: string, { units, answers }: ToldSource): boolean {
  const answer = plainAnswer(sentence);
  if (answer !== undefined && !answers.has(answer)) return false;
  const tokens = tellingTokens(withoutAnswer(sentence));
  const parts = partsOf(tokens);
  const isTold = (part: readonly TellingToken[]) =>
    variantsOf(part).some((variant) =>
      units.some((unit) => new Alignment(variant, unit).isFound()),
    );
  // From which part on everything is found.
  const found = new Array<boolean>(parts.length + 1).fill(false);
  found[parts.length] = true;
  for (let from = parts.length - 1; from >= 0; from -= 1) {
    for (let to = parts.length; to > from && found[from] !== true; to -= 1)
      found[from] = found[to] === true && isTold(parts.slice(from, to).flat());
  }
  return found[0] === true;
}

/** Cuts where a new statement may begin: at joins, and at stops; never at a comma of a list. */
function partsOf(tokens: readonly TellingToken[]): readonly (readonly TellingToken[])[] {
  const parts: TellingToken[][] = [[]];
  let isFronted = false;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    // A condition stays with what it is the condition of.
    const opens =
      (token.kind === 'join' && token.key !== 'join:if') ||
      (token.key === ',' && next?.key === 'and');
    if (opens && parts.at(-1)?.some(tells) === true) parts.push([]);
    if (opens) isFronted = token.kind === 'join';
    parts.at(-1)?.push(token);
    const closes = /^[;:.!?\n]$/.test(token.key) || (token.key === ',' && isFronted);
    if (!closes) continue;
    isFronted = false;
    if (parts.at(-1)?.some(tells) === true) parts.push([]);
  }
  return parts.filter((part) => part.some(tells));
}
