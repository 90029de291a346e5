import type { TellingToken } from './telling-tokens.ts';

/** A sentence of a source, read for comparing. */
export interface ToldUnit {
  readonly tokens: readonly TellingToken[];
  /** Stems that a sentence about it may name without their standing in it: its headings, and what a pronoun means. */
  readonly free: ReadonlySet<string>;
}

/** The stems among tokens. */
export function stemsIn(tokens: readonly TellingToken[]): ReadonlySet<string> {
  return new Set(tokens.filter(({ kind }) => kind === 'word').map(({ key }) => key));
}

/** Whether a token must be found again. */
export function tells({ kind }: TellingToken): boolean {
  return kind === 'word' || kind === 'weight' || kind === 'join';
}

function endsStatement({ key }: TellingToken): boolean {
  return /^[;:.!?]$/.test(key);
}

/** What begins a circumstance under which alone the rest is said. */
const FRONTS = new Set(['join:if', 'with', 'for', 'in', 'at', 'on', 'during', 'under', 'to']);
/** Weights that may not be left out between two words, nor before or behind them in the same clause. */
const LIMITS = new Set(
  ['not', 'only', 'all', 'some', 'most', 'few', 'least', 'less'].map((key) => `weight:${key}`),
);
/** Behind these a member of a list, or what stands in brackets, is over. */
const ITEM_ENDS = new Set([',', '(', ')', 'and', 'or']);
/** Telling words that one pronoun may stand for. */
const PRONOUN_SPAN = 4;

/** The search for a part of a sentence in one sentence of a source. */
export class Alignment {
  readonly #said: readonly TellingToken[];
  readonly #told: readonly TellingToken[];
  readonly #free: ReadonlySet<string>;
  readonly #failed = new Set<number>();

  constructor(part: readonly TellingToken[], { tokens, free }: ToldUnit) {
    this.#said = part.filter(tells);
    this.#told = tokens;
    this.#free = free;
  }

  isFound(): boolean {
    const bound = this.#said.filter(({ key }) => !this.#free.has(key));
    return bound.length > 0 && this.#from(0, -1);
  }

  /** Whether the rest of what is said, from a place on, follows behind a place in what is told. */
  #from(at: number, last: number): boolean {
    const token = this.#said[at];
    if (token === undefined) return this.#endsWell(last);
    const state = at * (this.#told.length + 1) + last + 1;
    if (this.#failed.has(state)) return false;
    const isSubject = last === -1 && at < (this.#said.length - 1) / 2;
    if (isSubject && token.kind === 'word' && this.#free.has(token.key) && this.#from(at + 1, last))
      return true;
    for (let next = last + 1; next < this.#told.length; next += 1) {
      if (!this.#mayLeap(last, next, at)) continue;
      if (this.#matches(token, next) && this.#from(at + 1, next)) return true;
      if (this.#told[next]?.kind === 'pronoun' && this.#readsPronoun(at, next)) return true;
    }
    this.#failed.add(state);
    return false;
  }

  #matches({ key }: TellingToken, next: number): boolean {
    const told = this.#told[next]?.key;
    // A colon gives a reason as `because` does.
    return told === key || (told === ':' && key === 'join:cause');
  }

  /** `it` told, and said what it means. */
  #readsPronoun(at: number, next: number): boolean {
    const told = this.#told.slice(0, next);
    const before = stemsIn(told.slice(told.findLastIndex(endsStatement) + 1));
    for (let length = 1; length <= PRONOUN_SPAN; length += 1) {
      const last = this.#said[at + length - 1];
      if (last?.kind !== 'word' || !(before.has(last.key) || this.#free.has(last.key)))
        return false;
      if (this.#from(at + length, next)) return true;
    }
    return false;
  }

  /** Whether what stands between two places may be left out. */
  #mayLeap(last: number, next: number, at: number): boolean {
    if (last === -1) return this.#mayBegin(next, at > 0);
    const gap = this.#told.slice(last + 1, next);
    if (gap.some(({ key, kind }) => LIMITS.has(key) || kind === 'join')) return false;
    if (gap.every(({ kind }) => kind !== 'word' && kind !== 'weight')) return true;
    // `every positive input` is not every input; a training set's error is not the set.
    const isLoose = [gap[0], gap.at(-1)].every(
      (edge) => edge?.kind !== 'word' && edge?.kind !== 'weight',
    );
    return isLoose && gap.some(({ key }) => ITEM_ENDS.has(key)) && !gap.some(endsStatement);
  }

  /** @param isNamed whether the subject was said that is not told here */
  #mayBegin(next: number, isNamed: boolean): boolean {
    const before = this.#told.slice(0, next);
    const edge = before.findLastIndex(({ kind }) => kind === 'pause' || kind === 'join');
    if (before[edge]?.key === 'join:if') return false;
    const clause = before.slice(edge + 1);
    if (clause.some(({ key }) => LIMITS.has(key))) return false;
    if (isNamed && clause.some(({ kind }) => kind === 'word')) return false;
    // What it begins with is the circumstance under which alone the rest is said.
    return !FRONTS.has(before[0]?.key ?? '') || !before.some(({ kind }) => kind === 'word');
  }

  #endsWell(last: number): boolean {
    if (last === -1) return false;
    const rest = this.#told.slice(last + 1);
    const end = rest.findIndex(({ kind }) => kind === 'pause' || kind === 'join');
    const clause = end === -1 ? rest : rest.slice(0, end);
    const next = rest.slice(clause.length).find(({ key }) => key !== ',');
    if (next?.key === 'join:if') return false;
    return !clause.some(({ key }) => LIMITS.has(key));
  }
}
