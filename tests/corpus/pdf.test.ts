import { describe, expect, it } from 'vitest';
import { documentFrom, outlineOf, readFrom } from '../support/knowledge-folder.ts';
import { makePdf } from '../support/make-pdf.ts';

describe('a PDF', () => {
  it('gives one section a page, lines joined and hyphens undone', async () => {
    const file = makePdf(
      [['The gra-', 'dient points', 'uphill.', '', 'A new paragraph.'], [], ['Third page.']],
      '/Title (Lecture notes)',
    );
    const document = await documentFrom({ 'l.pdf': file });
    expect(document.meta.title).toBe('Lecture notes');
    expect(outlineOf(document)).toEqual([
      ['', 'page 1', ['The gradient points uphill.', 'A new paragraph.']],
      ['', 'page 3', ['Third page.']],
    ]);
  });

  it('loses running heads and page numbers', async () => {
    const pages = ['alpha', 'beta', 'gamma', 'delta'].map((word, index) => [
      'Course notes',
      `The ${word}.`,
      'More.',
      `${index + 1}`,
    ]);
    const document = await documentFrom({ 'l.pdf': makePdf(pages) });
    expect(outlineOf(document)[1]).toEqual(['', 'page 2', ['The beta. More.']]);
  });

  it.each([
    ['without text', makePdf([[]]), 'it holds no text'],
    ['in disguise', '<html>', 'this is not a PDF'],
    ['that is damaged', '%PDF-1.4\nnothing', 'damaged'],
  ])('%s is refused', async (_, file, reason) => {
    await expect(readFrom({ 'l.pdf': file })).rejects.toThrow(reason);
  });

  it('has headings by their size and their font, and its largest headline as title', async () => {
    const file = makePdf([
      [
        { text: 'Training deep networks', y: 720, size: 20 },
        { text: '1 Optimisation', y: 680, size: 14 },
        { text: 'Adam combines momentum and RMSprop.', y: 660 },
        { text: 'Learning rate', y: 630, font: 'bold' },
        { text: 'It matters most of all settings.', y: 616 },
      ],
      [
        { text: 'It may decay over time.', y: 720 },
        { text: '2 Regularisation', y: 680, size: 14 },
        { text: 'Dropout removes units.', y: 660 },
      ],
    ]);
    const document = await documentFrom({ 'l.pdf': file });
    expect(document.meta.title).toBe('Training deep networks');
    expect(outlineOf(document)).toEqual([
      ['1 Optimisation', 'page 1', ['Adam combines momentum and RMSprop.']],
      ['1 Optimisation > Learning rate', 'page 1', ['It matters most of all settings.']],
      ['1 Optimisation > Learning rate', 'page 2', ['It may decay over time.']],
      ['2 Regularisation', 'page 2', ['Dropout removes units.']],
    ]);
  });

  it('reads two columns one behind the other, though they were written across', async () => {
    const left = [
      'Momentum keeps a moving mean',
      'of all gradients so far; it',
      'damps the oscillation that a',
      'narrow valley brings about.',
      'This is its whole effect.',
    ];
    const right = [
      'Adam goes further and also',
      'scales each step by a mean',
      'of squared gradients. It is',
      'the usual choice and needs',
      'little tuning in practice.',
    ];
    const across = left.flatMap((text, index) => [
      { text, y: 700 - 12 * index },
      { text: right[index] ?? '', x: 320, y: 700 - 12 * index },
    ]);
    const document = await documentFrom({ 'l.pdf': makePdf([across]) });
    expect(document.sections[0]?.blocks.map(({ text }) => text)).toEqual([
      left.join(' '),
      right.join(' '),
    ]);
  });

  it('keeps rows of a table, lines of code, what is raised, and ends of short lines', async () => {
    const file = makePdf([
      [
        { text: 'Layer', y: 700 },
        { text: 'Units', x: 200, y: 700 },
        { text: 'Hidden', y: 686 },
        { text: '128', x: 200, y: 686 },
        { text: 'def f(x):', y: 650, font: 'mono' },
        { text: 'return x', x: 96, y: 638, font: 'mono' },
        { text: 'The error is below 10', y: 600 },
        { text: '-7', x: 167, y: 604, size: 6 },
        { text: 'in all layers of the network, and this line is a long one.', x: 180, y: 600 },
        { text: 'Queries and keys', y: 560 },
        { text: 'Values', y: 546 },
      ],
    ]);
    const document = await documentFrom({ 'l.pdf': file });
    expect(document.sections[0]?.blocks.map(({ text }) => text)).toEqual([
      '| Layer | Units |\n| --- | --- |\n| Hidden | 128 |',
      '```\ndef f(x):\n    return x\n```',
      'The error is below 10⁻⁷ in all layers of the network, and this line is a long one.',
      'Queries and keys',
      'Values',
    ]);
  });

  it('has a sentence that goes over the page where it begins, and the rest on its own page', async () => {
    const pages = [
      ['First things come first here.', 'Whoever is ill writes to the of-'],
      ['fice at once. Later it is too late.', '', 'Another thing.'],
    ];
    const document = await documentFrom({ 'l.pdf': makePdf(pages) });
    expect(outlineOf(document)).toEqual([
      [
        '',
        'page 1',
        ['First things come first here. Whoever is ill writes to the office at once.'],
      ],
      ['', 'page 2', ['Later it is too late.', 'Another thing.']],
    ]);
  });

  it('keeps a hyphen that its words have elsewhere too', async () => {
    const lines = [
      'Use a mini-batch of RMSprop here. A mini-',
      'batch is small, and RM-',
      'Sprop is known, as is the gra-',
      'dient.',
    ];
    const document = await documentFrom({ 'l.pdf': makePdf([lines]) });
    expect(document.sections[0]?.blocks[0]?.text).toBe(
      'Use a mini-batch of RMSprop here. A mini-batch is small, and RMSprop is known, as is the gradient.',
    );
  });

  it('leaves out what a browser prints around it, its contents and what is turned', async () => {
    const lines = [
      '11/28/26, 6:15 PM Week 3',
      'Setup . . . . . . . . . . 12',
      'Install it.',
      'https://x.org/a 1/1',
    ];
    const document = await documentFrom({ 'l.pdf': makePdf([lines]) });
    expect(outlineOf(document)).toEqual([['', 'page 1', ['Install it.']]]);
  });

  it('tells of pages without text', async () => {
    const { notes } = await readFrom({ 'l.pdf': makePdf([['Text.'], [], []]) });
    expect(notes).toEqual([
      'pages 2, 3 hold no text; run text recognition (OCR) over the file if there is any to be read',
    ]);
  });
});
