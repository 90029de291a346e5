import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/core/answering/extract-answer.ts';
import type { QuestionTerm } from '../../../src/core/answering/question-words.ts';
import { splitUnits } from '../../../src/core/answering/split-units.ts';
import { asDocumentId, asPassageId } from '../../../src/core/ids.ts';
import type { DocumentMeta, Passage, Place } from '../../../src/core/passage.ts';
import { PLAIN_META } from '../../support/memory-source.ts';

function passageOf(
  text: string,
  {
    ordinal = 0,
    headings = [],
    meta = {},
    place = { kind: 'document' },
  }: { ordinal?: number; headings?: string[]; meta?: Partial<DocumentMeta>; place?: Place } = {},
): Passage {
  return {
    id: asPassageId(ordinal + 1),
    documentId: asDocumentId('a.md'),
    path: 'a.md',
    meta: { ...PLAIN_META, ...meta },
    serverId: undefined,
    ordinal,
    headings,
    place,
    text,
  };
}

const asked = (...words: string[]): QuestionTerm[] =>
  words.map((word) => ({ word, term: 1, documentIdf: 2, passageIdf: 2, weight: 1 }));

describe('splitUnits', () => {
  it('joins to the same passage and keeps code, lists and formulas whole', () => {
    const text =
      'Do this. Then that:\n\n1. First\n   more\n2. Second\n\n```python\nx = 1\n\ny = 2\n```\n\n$$\na = b\n$$';
    const units = splitUnits(text);
    expect(units.map(({ kind }) => kind)).toEqual([
      'sentence',
      'sentence',
      'list-item',
      'list-item',
      'code',
      'formula',
    ]);
    expect(units.map(({ before, text: own }) => before + own).join('')).toBe(text);
  });
});

describe('extractAnswer', () => {
  it('gives a short passage whole', () => {
    const text = 'Momentum averages gradients. It damps oscillation.';
    expect(extractAnswer(passageOf(text), [passageOf(text)], asked('momentum')).text).toBe(text);
  });

  it('gives the sentences that hold the words asked for, five at most', () => {
    const sentences = Array.from(
      { length: 12 },
      (_, at) => `Sentence number ${at} is about topic${at}.`,
    );
    const { text } = extractAnswer(passageOf(sentences.join(' ')), [], asked('topic9'));
    expect(text).toContain('topic9');
    expect(splitUnits(text).length).toBeLessThanOrEqual(5);
  });

  it("gives a known issue's fix below its name", () => {
    const meta = { kind: 'known-issue', title: 'Grader says 0' } as const;
    const symptom = passageOf('All tests fail.', { headings: ['Symptom'], meta });
    const fix = passageOf('Do:\n\n1. Open it.\n2. Submit it.', {
      ordinal: 1,
      headings: ['Fix'],
      meta,
    });
    const answer = extractAnswer(symptom, [symptom, fix], asked('tests'));
    expect(answer.text).toBe('**Grader says 0**\n\nDo:\n\n1. Open it.\n2. Submit it.');
    expect(answer.used).toEqual([fix]);
  });

  it('tells who has the fix of a known issue what else is asked of it', () => {
    const meta = { kind: 'known-issue', title: 'Grader says 0' } as const;
    const cause = passageOf('The file is old.', { headings: ['Cause'], meta });
    const fix = passageOf('Open it.', { ordinal: 1, headings: ['Fix'], meta });
    const siblings = [cause, fix];
    const said = new Set([fix.id]);
    expect(extractAnswer(cause, siblings, asked('old'), said).text).toBe('The file is old.');
    expect(extractAnswer(fix, siblings, asked('open'), said).used).toEqual([fix]);
  });

  it('joins a short passage with the next under its heading', () => {
    const first = passageOf('The steps are:', { headings: ['How'] });
    const next = passageOf('- one\n- two', { ordinal: 1, headings: ['How'] });
    expect(extractAnswer(first, [first, next], asked('steps')).text).toBe(
      'The steps are:\n\n- one\n- two',
    );
  });

  it('never cuts code, and points to it when it is too long', () => {
    const code = `\`\`\`\n${'x = 1\n'.repeat(300)}\`\`\``;
    const { text } = extractAnswer(passageOf(code, { headings: ['Loop'] }), [], asked('x'));
    expect(text).toBe('The notes answer this in **A note**, under **Loop**.');
  });

  it('stays within its room, whatever the passage', () => {
    const link = `[name](https://example.org/${'a'.repeat(200)})`;
    const passage = passageOf(`See ${link}, then ${link}. `.repeat(8));
    const { text } = extractAnswer(passage, [], asked('name'));
    expect(text.length).toBeLessThanOrEqual(900);
    expect(text.split('](').length).toBe(text.split('aaa)').length);
  });

  it('takes what follows under another title only where it was asked', () => {
    const tabs =
      '**Windows**\n\nUse winget for Python.\n\n**macOS**\n\nUse brew for it.\n\n**Save time**\n\nUse an environment.';
    const on = (...words: string[]) =>
      extractAnswer(passageOf(tabs), [passageOf(tabs)], asked(...words)).text;
    expect(on('winget')).toBe('**Windows**\n\nUse winget for Python.');
    expect(on('brew')).toContain('**macOS**\n\nUse brew for it.');
    expect(on('brew')).not.toContain('Save time');
    expect(on('winget', 'environment')).toBe(tabs);
  });

  describe('in a notebook', () => {
    const cell = (number: number, text: string): Passage =>
      passageOf(text, {
        ordinal: number - 1,
        headings: ['Packages'],
        place: { kind: 'cell', cell: number },
      });
    const cells = [
      cell(1, 'Run the cell below.'),
      cell(2, '```python\nimport h5py\n```'),
      cell(3, '```python\nprint(1)\n```\n\n```text\nFutureWarning\n```'),
    ];
    const from = (number: number, word: string) => {
      const best = cells[number - 1];
      return best === undefined ? undefined : extractAnswer(best, cells, asked(word));
    };

    it('shows the code that the words above it are about, and cites both cells', () => {
      const run = from(1, 'cell');
      expect(run?.text).toBe('Run the cell below.\n\n```python\nimport h5py\n```');
      expect(run?.used.map(({ place }) => place)).toEqual([
        { kind: 'cell', cell: 1 },
        { kind: 'cell', cell: 2 },
      ]);
    });

    it('does not drag the next cell behind code', () => {
      expect(from(2, 'h5py')?.text).toBe('```python\nimport h5py\n```');
    });
  });

  it('does not drag the next slide or entry behind a short one', () => {
    const slides = ['Attention has queries.', 'Cost is quadratic.'].map((text, at) =>
      passageOf(text, { ordinal: at, place: { kind: 'page', page: at + 1 } }),
    );
    const [first] = slides;
    expect(first && extractAnswer(first, slides, asked('queries')).text).toBe(
      'Attention has queries.',
    );
  });
});
