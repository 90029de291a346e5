import { dot } from '../../dot.ts';
import { stemOf } from '../words.ts';
import { contradicts } from './contradictions.ts';
import type { Evidence, Window } from './evidence.ts';
import { contentStems, factsOf, type Facts } from './facts.ts';
import { retells } from './retelling.ts';
import { MIN_SUPPORT_COSINE, MIN_SUPPORT_COVER } from './tuning.ts';

/** What was measured of a sentence against what it cites. */
export interface Support {
  /** -1 to 1: how near the nearest piece of evidence is in meaning. */
  readonly cosine: number;
  /** 0 to 1: the share of the sentence's telling words that this piece holds. */
  readonly cover: number;
  /** What alone refutes it; undefined when nothing does. */
  readonly veto: Veto | undefined;
}

export type Veto =
  | 'link'
  | 'code'
  | 'formula'
  | 'number'
  | 'name'
  | 'contradiction'
  | 'otherwise-told'
  | 'nothing-said';

/** Measures one sentence of an answer. Pure. */
export function measureSupport(
  sentence: string,
  vector: Float32Array,
  evidence: readonly Evidence[],
): Support {
  const facts = factsOf(sentence);
  const stems = [...new Set(contentStems(sentence))];
  const measured = evidence
    .flatMap(({ windows }) => windows)
    .map((window) => ({ window, cosine: cosineOf(vector, window), cover: coverOf(stems, window) }))
    .sort((a, b) => b.cosine + b.cover - (a.cosine + a.cover));
  const best = measured[0];
  if (best === undefined || stems.length === 0)
    return { cosine: best?.cosine ?? 0, cover: 0, veto: 'nothing-said' };
  const near = measured.filter(
    ({ cosine, cover }) => cosine + cover >= best.cosine + best.cover - NEAR,
  );
  const elsewhere = new Set(evidence.flatMap((source) => [...source.stems]));
  const veto =
    vetoOfFacts(
      facts,
      evidence,
      near.map(({ window }) => window),
    ) ??
    (contradicts(sentence, best.window.text, elsewhere) ? 'contradiction' : undefined) ??
    (evidence.some(({ told }) => retells(sentence, told)) ? undefined : 'otherwise-told');
  return { cosine: best.cosine, cover: best.cover, veto };
}

/** Pieces of evidence this near to the best one may lend a number each. */
const NEAR = 0.35;

/** Whether a measured sentence may be sent. */
export function isSupported({ cosine, cover, veto }: Support): boolean {
  return veto === undefined && cosine >= MIN_SUPPORT_COSINE && cover >= MIN_SUPPORT_COVER;
}

function vetoOfFacts(
  facts: Facts,
  evidence: readonly Evidence[],
  near: readonly Window[],
): Veto | undefined {
  const somewhere = (holds: (source: Evidence) => boolean) => evidence.some(holds);
  const { links, code, formulas, numbers, names } = facts;
  if (!links.every((link) => somewhere((source) => source.facts.links.includes(link))))
    return 'link';
  if (!code.every((token) => somewhere(({ squeezed }) => squeezed.includes(token)))) return 'code';
  if (
    !formulas.every((formula) =>
      somewhere(({ squeezedFormulas }) => squeezedFormulas.includes(formula)),
    )
  )
    return 'formula';
  const nearNumbers = new Set(near.flatMap((window) => [...window.facts.numbers]));
  if (![...numbers].every((number) => nearNumbers.has(number))) return 'number';
  if (countsOtherwise(facts.counts, near)) return 'number';
  const held = (name: string) =>
    somewhere(({ words }) => words.includes(name) || words.includes(stemOf(name)));
  return [...names].every(held) ? undefined : 'name';
}

/** The source says how many there are of what the sentence counts, and says another number. */
function countsOtherwise(counts: Facts['counts'], near: readonly Window[]): boolean {
  const found = near.flatMap(({ facts }) => [...facts.counts]);
  return [...counts].some((count) => {
    if (found.includes(count)) return false;
    const counted = count.slice(count.indexOf(' '));
    return count.startsWith('any ') || found.some((other) => other.endsWith(counted));
  });
}

function coverOf(stems: readonly string[], window: Window): number {
  return stems.filter((stem) => window.stems.has(stem)).length / Math.max(1, stems.length);
}

function cosineOf(vector: Float32Array, { vectors }: Window): number {
  return Math.max(-1, ...vectors.map((other) => dot(vector, other)));
}
