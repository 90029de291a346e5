import { isSupported } from '../../src/core/answering/writing/ground-sentence.ts';
import type { MeasuredRow } from './grounding-rows.ts';

/** How well the checks part what the notes say from what they do not. */
export interface GroundingFigures {
  readonly sentences: number;
  /** Sentences that pass and are not supported. */
  readonly lies: number;
  /** Of what passes, the share that is supported. */
  readonly precision: number;
  /** Of what is supported, the share that passes. */
  readonly recall: number;
  /** By kind of sentence: how many there are, and how many were judged rightly. */
  readonly kinds: Readonly<Record<string, { readonly count: number; readonly right: number }>>;
}

export function groundingFigures(rows: readonly MeasuredRow[]): GroundingFigures {
  const passed = rows.filter(({ support }) => isSupported(support));
  const supported = rows.filter(({ row }) => row.supported === 'yes');
  const both = passed.filter(({ row }) => row.supported === 'yes').length;
  const kinds: Record<string, { count: number; right: number }> = {};
  for (const { row, support } of rows) {
    const kind = (kinds[row.kind] ??= { count: 0, right: 0 });
    kind.count += 1;
    if (isSupported(support) === (row.supported === 'yes')) kind.right += 1;
  }
  return {
    sentences: rows.length,
    lies: passed.length - both,
    precision: both / Math.max(1, passed.length),
    recall: both / Math.max(1, supported.length),
    kinds,
  };
}

/** The figures as lines for a terminal, under a heading. */
export function describeGrounding(heading: string, figures: GroundingFigures): string {
  const { sentences, lies, precision, recall, kinds } = figures;
  return [
    heading,
    `  sentences ${sentences}`,
    `  precision ${precision.toFixed(3)}, ${lies} unsupported let through`,
    `  recall    ${recall.toFixed(3)}`,
    ...Object.entries(kinds).map(
      ([kind, { count, right }]) => `    ${kind}: ${right} of ${count} right`,
    ),
  ].join('\n');
}
