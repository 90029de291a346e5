import type { Citation } from '../../verdict.ts';
import { splitUnits } from '../split-units.ts';
import { contentStems, factsOf, squeeze, squeezeFormula, type Facts } from './facts.ts';
import type { SentenceEmbedder } from './ports.ts';
import { readToldSource, type ToldSource } from './retelling.ts';

/** A sentence of a source with the one behind it: what one sentence of an answer can rest on. */
export interface Window {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly facts: Facts;
  /** Of the window's first sentence, and of the window. */
  readonly vectors: readonly Float32Array[];
}

/** A source, read for checking. */
export interface Evidence {
  readonly windows: readonly Window[];
  /** What it tells, in order. */
  readonly told: ToldSource;
  readonly facts: Facts;
  /** Title, headings and text, lower case. */
  readonly words: string;
  readonly stems: ReadonlySet<string>;
  readonly squeezed: string;
  readonly squeezedFormulas: string;
}

/** Reads sources for checking. @throws ModelUnavailable */
export async function readEvidence(
  sources: readonly Pick<Citation, 'title' | 'headings' | 'text'>[],
  embedder: SentenceEmbedder,
): Promise<readonly Evidence[]> {
  return Promise.all(sources.map(async (source) => readOne(source, embedder)));
}

async function readOne(
  { title, headings, text }: Pick<Citation, 'title' | 'headings' | 'text'>,
  embedder: SentenceEmbedder,
): Promise<Evidence> {
  // The number of a list item counts nothing.
  const units = splitUnits(text).map((unit) =>
    unit.text.replace(/^\s*(?:\d{1,3}[.)]|[-*+])\s+/, ''),
  );
  const texts = units.map((unit, at) => [unit, [unit, units[at + 1]].join(' ').trim()] as const);
  const distinct = [...new Set(texts.flat())];
  const vectors = await embedder.embed(distinct);
  const vectorOf = new Map(distinct.map((distinctText, at) => [distinctText, vectors[at]]));
  const head = [title, ...headings].join('\n');
  const whole = `${head}\n${text}`;
  const heading = contentStems(headings.at(-1) ?? title);
  const windows = texts.map(([first, both]) => ({
    text: both,
    stems: new Set([...contentStems(both), ...heading]),
    facts: factsOf(both),
    vectors: [vectorOf.get(first), vectorOf.get(both)].filter((vector) => vector !== undefined),
  }));
  return {
    windows,
    told: readToldSource(units, headings.at(-1) ?? title),
    facts: factsOf(whole),
    words: whole.toLowerCase(),
    stems: new Set(contentStems(whole)),
    squeezed: squeeze(whole),
    squeezedFormulas: squeezeFormula(whole),
  };
}
