import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { documentFrom, outlineOf, readFrom } from '../support/knowledge-folder.ts';

describe('a notebook', () => {
  const notebook = {
    nbformat: 4,
    metadata: { kernelspec: { language: 'python' } },
    cells: [
      { cell_type: 'markdown', source: ['# Assignment\n', '\n', 'Intro.'] },
      { cell_type: 'markdown', source: '## Exercise 1' },
      {
        cell_type: 'code',
        source: ['x = 1\n', 'y'],
        outputs: [
          { output_type: 'stream', name: 'stdout', text: ['10%\r', '100%\n'] },
          {
            output_type: 'display_data',
            data: { 'text/plain': '<Figure size 640x480 with 1 Axes>' },
          },
          { output_type: 'execute_result', data: { 'text/plain': ['array([1])'] } },
          {
            output_type: 'error',
            ename: 'NameError',
            evalue: "name 'y' is not defined",
            traceback: ['\u001b[0;31mTraceback\u001b[0m', "NameError: name 'y' is not defined"],
          },
        ],
      },
      { cell_type: 'code', source: '', outputs: [] },
      { cell_type: 'markdown', source: 'More.\n\n### Deeper\n\nEnd.' },
    ],
  };

  it('has one place a cell, and its headings go on below', async () => {
    const document = await documentFrom({ 'n.ipynb': JSON.stringify(notebook) });
    expect(document.meta.title).toBe('Assignment');
    expect(outlineOf(document)).toEqual([
      ['', 'cell 1', ['Intro.']],
      [
        'Exercise 1',
        'cell 3',
        [
          '```python\nx = 1\ny\n```',
          '```text\n100%\n```',
          '```text\narray([1])\n```',
          "```text\nTraceback\nNameError: name 'y' is not defined\n```",
        ],
      ],
      ['Exercise 1', 'cell 5', ['More.']],
      ['Exercise 1 > Deeper', 'cell 5', ['End.']],
    ]);
  });

  it('keeps the beginning and the end of a long output', async () => {
    const text = Array.from({ length: 500 }, (_, index) => `line ${index}\n`).join('');
    const cells = [
      { cell_type: 'code', source: 'run()', outputs: [{ output_type: 'stream', text }] },
    ];
    const { sections } = await documentFrom({ 'n.ipynb': JSON.stringify({ cells }) });
    const output = sections[0]?.blocks[1]?.text.split('\n') ?? [];
    expect(output.length).toBeLessThan(40);
    expect(output).toEqual(expect.arrayContaining(['line 0', '…', 'line 499']));
  });

  it('of the older format is read too', async () => {
    const cells = [
      { cell_type: 'heading', level: 2, source: 'Old' },
      { cell_type: 'code', input: 'print 1', outputs: [{ output_type: 'pyout', text: '1' }] },
    ];
    const document = await documentFrom({ 'n.ipynb': JSON.stringify({ worksheets: [{ cells }] }) });
    expect(outlineOf(document)).toEqual([
      ['Old', 'cell 2', ['```python\nprint 1\n```', '```text\n1\n```']],
    ]);
  });

  it.each([
    ['{"cells": [}', 'is not valid JSON'],
    ['{"a": 1}', 'this is not a notebook'],
    ['['.repeat(100_000), 'JSON'],
  ])('that is none is refused: %.20s', async (text, reason) => {
    const fault = await readFrom({ 'n.ipynb': text }).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'UnreadableFile' });
    expect(String(fault)).toContain(reason);
  });
});

describe('a Word document', () => {
  const paragraph = (text: string, style = ''): string =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

  async function docx(body: string, extra?: Uint8Array): Promise<Uint8Array> {
    const zip = new JSZip();
    const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
    const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
    zip.file(
      '[Content_Types].xml',
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    );
    zip.file(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    );
    zip.file(
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    );
    if (extra !== undefined) zip.file('word/media/extra.bin', extra);
    return await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  }

  it('gives one section a heading', async () => {
    const body =
      paragraph('Setup', 'Heading1') +
      paragraph('Install it.') +
      paragraph('On Mac', 'Heading2') +
      paragraph('Use brew.');
    const document = await documentFrom({ 'd.docx': await docx(body) });
    expect(document.meta.title).toBe('Setup');
    expect(outlineOf(document)).toEqual([
      ['', 'document', ['Install it.']],
      ['On Mac', 'document', ['Use brew.']],
    ]);
  });

  it('that unpacks to far more than it should is refused before it is read', async () => {
    const bomb = await docx(paragraph('x'), new Uint8Array(101 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(readFrom({ 'd.docx': bomb })).rejects.toMatchObject({
      reason: 'it unpacks to more than 100 MB; take out pictures or split it',
    });
  });

  it('that is none is refused', async () => {
    await expect(readFrom({ 'd.docx': 'hello' })).rejects.toThrow('this is not a .docx file');
  });
});
