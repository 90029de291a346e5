import { splitUnits } from '../../src/core/answering/split-units.ts';
import type { ModelRequest, ModelScript } from './scripted-model-server.ts';
import { draft } from './writing-world.ts';

interface Sentence {
  readonly text: string;
  readonly source: number;
}

/** A way to make a lie of a true sentence; undefined where it does not lend itself to it. */
type Twist = (truth: string, other: string) => string | undefined;

const swap = (pattern: RegExp, by: string): Twist => {
  return (truth) => (pattern.test(truth) ? truth.replace(pattern, by) : undefined);
};

const TWISTS: Readonly<Record<string, Twist>> = {
  negation: swap(/\b(is|are|can|may|must|do|does)\b(?! not)/, '$1 not'),
  'lost negation': swap(/ (?:not|never)\b|(?<=can)not\b/, ''),
  number: (truth) =>
    /\d/.test(truth) ? truth.replace(/\d+/, (digits) => String(Number(digits) + 3)) : undefined,
  'changed quantifier': swap(/\b(?:most|some|many|several|usually|often|typically)\b/i, 'all'),
  'turned round': (truth) => {
    const found = /^([\w' ]{4,40}) (is|are|needs|opens|gives|keeps|stays?) ([\w' ]{4,60})\.$/.exec(
      truth,
    );
    return found === null ? undefined : `${found[3] ?? ''} ${found[2] ?? ''} ${found[1] ?? ''}.`;
  },
  'two halves': (truth, other) => {
    const [head] = truth.split(', ');
    const tail = other.split(', ').at(-1);
    if (head === truth || tail === other) return undefined;
    return `${head ?? ''}, ${tail ?? ''}`;
  },
  'invented fact': (truth) => `${truth.replace(/\.$/, '')}, which costs 20 dollars.`,
  'lost condition': (truth) => {
    const found = /^(?:If|When|With) [^,]{5,80}, (.{20,})$/.exec(truth);
    return found?.[1];
  },
  'general knowledge': (_, other) => `ChatGPT can do that as well (${other.length}).`,
};

/** Tells what its sources say, and in every third sentence a lie: it remembers which. */
export class LyingModel {
  readonly lies = new Set<string>();
  /** All that the sources say. */
  readonly truths = new Set<string>();
  /** The kinds of lies that were told. */
  readonly kinds = new Set<string>();
  #turn = 0;

  answer({ data }: ModelRequest): ModelScript {
    // SAFETY: the writer's own form, which this model is asked in.
    const { sources } = JSON.parse(data) as { sources: { number: number; text: string }[] };
    const all = sources.flatMap(({ number, text }) => sentencesOf(text, number));
    for (const { text } of all) this.truths.add(text);
    const truths = all.slice(0, 6);
    const told = truths.flatMap((truth, at): Sentence[] => {
      if (at % 2 === 0) return [truth];
      const other = truths[at - 1]?.text ?? '';
      return [truth, { text: this.#lie(truth.text, other), source: truth.source }];
    });
    return { kind: 'say', text: draft(...told.map(({ text, source }) => [text, source] as const)) };
  }

  /** Each time another kind, as far as the sentence allows. */
  #lie(truth: string, other: string): string {
    const twists = Object.entries(TWISTS);
    for (let tried = 0; tried < twists.length; tried += 1) {
      this.#turn += 1;
      const [kind, twist] = twists[this.#turn % twists.length] ?? ['', () => undefined];
      const lie = twist(truth, other);
      if (lie === undefined || lie === truth) continue;
      this.kinds.add(kind);
      this.lies.add(lie);
      return lie;
    }
    throw new Error('no lie fits');
  }
}

function sentencesOf(text: string, source: number): readonly Sentence[] {
  return splitUnits(text)
    .filter(({ kind }) => kind === 'sentence')
    .map((unit) => ({ text: unit.text, source }));
}
