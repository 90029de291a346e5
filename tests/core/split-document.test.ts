import { describe, expect, it } from 'vitest';
import { asDocumentId } from '../../src/core/ids.ts';
import { embeddedText } from '../../src/core/indexing/search-text.ts';
import { splitDocument } from '../../src/core/indexing/split-document.ts';
import type { Block, DocumentMeta, KnowledgeDocument, Section } from '../../src/core/passage.ts';
import { fc, runs } from '../support/fuzz.ts';
import { PLAIN_META } from '../support/memory-source.ts';

/** Like the model's: a long word is several tokens, a sign is one. */
const countTokens = (text: string): number =>
  text.match(/\p{L}{1,4}|\p{N}|[^\s\p{L}\p{N}]/gu)?.length ?? 0;

function documentOf(sections: readonly Section[], title = 'Gradient descent'): KnowledgeDocument {
  const meta: DocumentMeta = { ...PLAIN_META, title };
  return { id: asDocumentId('notes.md'), path: 'notes.md', meta, sections };
}

function sectionOf(blocks: readonly Block[], headings: readonly string[] = []): Section {
  return { headings, place: { kind: 'heading', anchor: 'here' }, blocks };
}

function textsOf(blocks: readonly Block[]): string[] {
  return splitDocument(documentOf([sectionOf(blocks)]), countTokens).map(({ text }) => text);
}

const sentencesOf = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `Sentence ${index} says a thing or two of slopes.`,
  ).join(' ');

describe('splitting a document', () => {
  it('puts the short blocks of a section together and keeps list items tight', () => {
    expect(
      textsOf([
        { kind: 'paragraph', text: 'Three steps.' },
        { kind: 'list-item', text: '- one' },
        { kind: 'list-item', text: '- two' },
        { kind: 'code', text: '```py\nx = 1\n```' },
      ]),
    ).toEqual(['Three steps.\n\n- one\n- two\n\n```py\nx = 1\n```']);
  });

  it('never joins two sections and keeps headings and places', () => {
    const first = sectionOf([{ kind: 'paragraph', text: 'a' }], ['One']);
    const second: Section = {
      ...sectionOf([{ kind: 'paragraph', text: 'b' }], ['Two']),
      place: { kind: 'page', page: 2 },
    };
    expect(splitDocument(documentOf([first, second]), countTokens)).toEqual([
      { headings: ['One'], place: { kind: 'heading', anchor: 'here' }, text: 'a' },
      { headings: ['Two'], place: { kind: 'page', page: 2 }, text: 'b' },
    ]);
  });

  it('cuts a long paragraph at sentence ends, into parts of about 500 characters', () => {
    const parts = textsOf([{ kind: 'paragraph', text: sentencesOf(60) }]);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part).toMatch(/^Sentence .*\.$/s);
      expect(part.length).toBeLessThanOrEqual(650);
    }
  });

  it('does not cut through a link, code in a line or a formula', () => {
    const wholes = ['[the docs. Read them](https://example.org/a)', '`a. b`', '$x. y$'];
    const text = Array.from(
      { length: 40 },
      (_, index) => `Look at ${wholes[index % 3] ?? ''} first.`,
    ).join(' ');
    const joined = textsOf([{ kind: 'paragraph', text }]);
    expect(joined.length).toBeGreaterThan(1);
    for (const part of joined) {
      expect(part).toMatch(/first\.$/);
      expect(part).toMatch(/^Look at/);
    }
  });

  it('does not take an abbreviation for the end of a sentence', () => {
    const text = Array.from({ length: 40 }, () => 'Use an optimizer, e.g. Adam, for this.').join(
      ' ',
    );
    for (const part of textsOf([{ kind: 'paragraph', text }]))
      expect(part).toMatch(/^Use.*this\.$/);
  });

  it('cuts long code at lines, keeps its indentation and fences every part', () => {
    const code = Array.from(
      { length: 80 },
      (_, index) => `    weights[${index}] = weights[${index}] - rate`,
    );
    const parts = textsOf([{ kind: 'code', text: `\`\`\`python\n${code.join('\n')}\n\`\`\`` }]);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part).toMatch(/^```python\n {4}weights.*rate\n```$/s);
    expect(
      parts.flatMap((part) => part.split('\n').filter((line) => line.startsWith(' '))),
    ).toEqual(code);
  });

  it('cuts a long table at rows and repeats its head', () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `| layer ${index} | ${index * 64} units |`,
    );
    const head = '| layer | size |\n| --- | --- |';
    const parts = textsOf([{ kind: 'table', text: `${head}\n${rows.join('\n')}` }]);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.startsWith(`${head}\n| layer `)).toBe(true);
    expect(parts.flatMap((part) => part.split('\n').slice(2))).toEqual(rows);
  });

  it('keeps a line that ends in a colon with the code it announces', () => {
    const long = sentencesOf(11);
    const code = `\`\`\`\n${'x = x + 1\n'.repeat(10)}\`\`\``;
    const parts = textsOf([
      { kind: 'paragraph', text: `${long} Then run:` },
      { kind: 'code', text: code },
    ]);
    expect(parts).toEqual([`${long} Then run:\n\n${code}`]);
  });

  it('cuts the title and keeps the innermost headings where both would leave no room for the text', () => {
    const headings = ['Outer '.repeat(30), 'Middle '.repeat(30), 'Inner'];
    const document = documentOf(
      [sectionOf([{ kind: 'paragraph', text: sentencesOf(30) }], headings)],
      'A title that does not end '.repeat(20),
    );
    for (const passage of splitDocument(document, countTokens)) {
      const embedded = embeddedText(document.meta, passage);
      expect(embedded).toContain('> Inner\n');
      expect(countTokens(embedded)).toBeLessThanOrEqual(256);
    }
  });

  it('is done with one line of 300 KB, with or without spaces', () => {
    for (const text of ['word '.repeat(60_000), 'x'.repeat(300_000), '['.repeat(300_000)]) {
      const parts = textsOf([{ kind: 'paragraph', text }]);
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
  });
});

const word = fc.oneof(
  fc.stringMatching(/^[a-zA-Z]{1,12}$/),
  fc.stringMatching(/^[0-9.,:;!?()[\]$`*_]{1,6}$/),
  fc.constantFrom(
    '深層学習',
    'Größe',
    'naïve',
    '🙂',
    'e.g.',
    '[a b](https://x.org)',
    '$a_1$',
    '`x y`',
  ),
);
const line = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const lines = fc.array(line, { minLength: 1, maxLength: 30 }).map((all) => all.join('\n'));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom<Block['kind']>('paragraph', 'list-item'), text: lines }),
  lines.map((text): Block => ({ kind: 'code', text: `~~~~text\n${text}\n~~~~` })),
  lines.map((text): Block => ({ kind: 'quote', text: text.replace(/^/gm, '> ') })),
  lines.map((text): Block => ({ kind: 'table', text: `| a | b |\n| - | - |\n${text}` })),
);
const section = fc
  .tuple(fc.array(block, { maxLength: 6 }), fc.array(line, { maxLength: 3 }))
  .map(([blocks, headings]) => sectionOf(blocks, headings));

describe('splitting any document', () => {
  it('loses no word, repeats none but heads and fences, and fits the model', () => {
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), line, (sections, title) => {
        const document = documentOf(sections, title);
        const passages = splitDocument(document, countTokens);
        const bare = (text: string): string =>
          text.replace(/~~~~(?:text)?|^> ?|^\| (?:a|-) \| (?:b|-) \|$/gm, '').replace(/\s/g, '');
        const before = sections
          .flatMap(({ blocks }) => blocks.map(({ text }) => bare(text)))
          .join('');
        expect(passages.map(({ text }) => bare(text)).join('')).toBe(before);
        for (const passage of passages) {
          expect(countTokens(embeddedText(document.meta, passage))).toBeLessThanOrEqual(256);
        }
      }),
      runs(150),
    );
  });
});
