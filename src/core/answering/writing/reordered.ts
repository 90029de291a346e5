import type { TellingToken } from './telling-tokens.ts';

const PASSIVE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);

/** A part of a sentence, and the same in other orders that say no other thing. */
export function variantsOf(part: readonly TellingToken[]): readonly (readonly TellingToken[])[] {
  return [part, ...swappedPairs(part), ...activeForms(part), ...movedCondition(part)];
}

/** `rename or download` is `download or rename`. */
function swappedPairs(part: readonly TellingToken[]): readonly (readonly TellingToken[])[] {
  return part.flatMap(({ key }, at) => {
    const [left, right] = [part[at - 1], part[at + 1]];
    if ((key !== 'and' && key !== 'or') || left?.kind !== 'word' || right?.kind !== 'word')
      return [];
    const pair = part.slice(at, at + 1);
    return [[...part.slice(0, at - 1), right, ...pair, left, ...part.slice(at + 2)]];
  });
}

/** `If A, B` is `B if A`. */
function movedCondition(part: readonly TellingToken[]): readonly (readonly TellingToken[])[] {
  const at = part.findIndex(({ key }) => key === 'join:if');
  const comma = part.findIndex(({ key }) => key === ',');
  if (at > 0) return [[...part.slice(at), { key: ',', kind: 'pause' }, ...part.slice(0, at)]];
  return at === 0 && comma > 0 ? [[...part.slice(comma + 1), ...part.slice(0, comma)]] : [];
}

/** `Accounts cannot be merged by staff` is `staff cannot merge accounts`; none where nothing is passive. */
export function activeForms(tokens: readonly TellingToken[]): readonly (readonly TellingToken[])[] {
  return tokens.flatMap((token, by) => {
    const verb = tokens[by - 1];
    const isPassive = tokens.slice(Math.max(0, by - 3), by).some(({ key }) => PASSIVE.has(key));
    if (token.key !== 'by' || verb?.kind !== 'word' || !isPassive) return [];
    const begin = tokens.slice(0, by).findLastIndex(endsClause) + 1;
    const end = tokens.findIndex((other, at) => at > by && endsClause(other));
    const until = end === -1 ? tokens.length : end;
    const before = tokens.slice(begin, by - 1);
    const passive = before.findIndex(({ key }) => PASSIVE.has(key));
    const patient = before.slice(0, passive).filter(({ key }) => key !== 'weight:not');
    const negations = before.filter(({ key }) => key === 'weight:not');
    const agent = tokens.slice(by + 1, until);
    const active = [
      ...agent,
      ...negations,
      verb,
      { key: 'by', kind: 'small' } as const,
      ...patient,
    ];
    return [[...tokens.slice(0, begin), ...active, ...tokens.slice(until)]];
  });
}

/** Commas part the members of a list too, so that they end nothing here. */
function endsClause({ key, kind }: TellingToken): boolean {
  return kind === 'join' || (kind === 'pause' && key !== ',');
}
