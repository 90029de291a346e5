import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { documentFrom, outlineOf, readFrom } from '../support/knowledge-folder.ts';

/** The same archive, whose directory says of each large file that it has ten bytes. */
function understated(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const entry = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = bytes.indexOf(entry); at !== -1; at = bytes.indexOf(entry, at + 1))
    if (bytes.readUInt32LE(at + 24) > 1_000_000) bytes.writeUInt32LE(10, at + 24);
  return bytes;
}

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

  async function docx(
    body: string,
    { extra, footnote }: { extra?: Uint8Array; footnote?: string } = {},
  ): Promise<Uint8Array> {
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
    if (footnote !== undefined) {
      const relation =
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes';
      zip.file(
        'word/_rels/document.xml.rels',
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${relation}" Target="footnotes.xml"/></Relationships>`,
      );
      zip.file(
        'word/footnotes.xml',
        `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${paragraph(footnote)}</w:footnote></w:footnotes>`,
      );
    }
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

  it('keeps formulas, code in the letters of a typewriter, and marks what was struck out', async () => {
    const math = (inner: string): string => `<m:oMath xmlns:m="m">${inner}</m:oMath>`;
    const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    const half = `<m:f><m:num>${run('1')}</m:num><m:den>${run('m')}</m:den></m:f>`;
    const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${run('i')}</m:sub><m:sup/><m:e>${run('x')}</m:e></m:nary>`;
    const square = `<m:sSup><m:e>${run('c')}</m:e><m:sup>${run('2')}</m:sup></m:sSup>`;
    const mono = (text: string): string =>
      `<w:p><w:r><w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
    const body =
      `<w:p><w:r><w:t xml:space="preserve">So E=m</w:t></w:r>${math(square)}</w:p>` +
      `<w:p><m:oMathPara xmlns:m="m">${math(half + sum)}</m:oMathPara></w:p>` +
      mono('if x:') +
      mono('    run()') +
      '<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Old</w:t></w:r><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:p>';
    const document = await documentFrom({ 'd.docx': await docx(body) });
    expect(document.sections[0]?.blocks.map(({ text }) => text)).toEqual([
      'So E=m$c^{2}$',
      '$$\n\\frac{1}{m}\\sum_{i} x\n$$',
      '```\nif x:\n    run()\n```',
      '~~Old~~ new',
    ]);
  });

  it('gives neither what is hidden nor what was taken back nor what is only remarked', async () => {
    const body =
      '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>fifty</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t xml:space="preserve"> ten</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>' +
      '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>' +
      '<w:p><w:moveFrom><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom></w:p>';
    const document = await documentFrom({ 'd.docx': await docx(body) });
    expect(outlineOf(document)).toEqual([['', 'document', ['It is ten']]]);
  });

  it('has lines in bold as headings, and a footnote below what refers to it', async () => {
    const bold = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Late work</w:t></w:r></w:p>';
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const body =
      paragraph('Rules', 'Heading1') +
      bold +
      paragraph('It loses ten per cent.').replace('</w:p>', `${note}</w:p>`) +
      paragraph('Contact', 'Heading1') +
      paragraph('Write to us.');
    const document = await documentFrom({ 'd.docx': await docx(body, { footnote: 'A day.' }) });
    expect(outlineOf(document)).toEqual([
      ['Rules > Late work', 'document', ['It loses ten per cent.[1]', '[1] A day.']],
      ['Contact', 'document', ['Write to us.']],
    ]);
  });

  it('that unpacks to far more than it should is refused before it is read', async () => {
    const bomb = await docx(paragraph('x'), { extra: new Uint8Array(101 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(readFrom({ 'd.docx': bomb })).rejects.toMatchObject({
      reason: 'it unpacks to more than 100 MB; take out pictures or split it',
    });
  });

  it('that says it unpacks to little and does not is refused', async () => {
    const honest = await docx(paragraph('x'), { extra: new Uint8Array(4 * 1024 * 1024) });
    await expect(readFrom({ 'd.docx': understated(honest) })).rejects.toMatchObject({
      name: 'UnreadableFile',
    });
  });

  it('that holds thousands of empty files is refused', async () => {
    const zip = new JSZip();
    for (let at = 0; at < 5_001; at += 1) zip.file(`word/${at}.xml`, '');
    const many = await zip.generateAsync({ type: 'uint8array' });
    await expect(readFrom({ 'd.docx': many })).rejects.toMatchObject({
      reason: 'it unpacks to more than 100 MB; take out pictures or split it',
    });
  });

  it('that is none is refused', async () => {
    await expect(readFrom({ 'd.docx': 'hello' })).rejects.toThrow('this is not a .docx file');
  });
});
