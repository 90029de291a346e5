import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, runs } from '../support/fuzz.ts';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READABLE_ENDINGS } from '../../src/corpus/formats.ts';
import { startReadingWorker } from '../../src/start-reading-worker.ts';
import { makeTimedReading } from '../../src/corpus/timed-reading.ts';
import { deepLink } from '../../src/core/deep-link.ts';
import { splitDocument } from '../../src/core/indexing/split-document.ts';
import { makePdf } from '../support/make-pdf.ts';
import { NASTY_TEXTS, nastyText, spoiled } from '../support/nasty.ts';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'course-fuzz-'));
});

afterAll(async () => rm(dir, { recursive: true, force: true }));

const readInTime = makeTimedReading({ startWorker: startReadingWorker, limitMs: 60_000 });

/**
 * Reads bytes as a file of a kind in the thread of the bot, and does with the result what indexing does. Anything but
 * an outcome fails, and so does a reader that ended or hung.
 */
async function readAs(ending: string, bytes: string | Uint8Array): Promise<string> {
  const path = `note.${ending}`;
  await writeFile(join(dir, path), bytes);
  const size = { bytes: bytes.length, modified: new Date(0) };
  const file = { status: 'readable', path, courseFolder: undefined, sideCar: undefined } as const;
  const reading = await readInTime({ dir, file: { ...file, ...size } });
  if (reading.outcome === 'broken') {
    expect(reading.reason).not.toMatch(/^$|^reading it (ended|took)/);
    return reading.outcome;
  }
  for (const document of reading.documents) {
    for (const { place } of splitDocument(document, (text) => text.length / 4))
      deepLink('https://course.example/n', place);
  }
  return reading.outcome;
}

const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  metadata: { kernelspec: { language: 'python' } },
  cells: [
    { cell_type: 'markdown', source: ['# Assignment\n', '\n', 'Intro.'] },
    {
      cell_type: 'code',
      source: 'x = 1',
      outputs: [
        { output_type: 'stream', name: 'stdout', text: ['1\n'] },
        { output_type: 'error', ename: 'NameError', evalue: 'y', traceback: ['Traceback', 'y'] },
      ],
    },
  ],
});
const NOTE =
  '---\ntitle: "A note"\ncourse: x\nweek: 2\nkind: faq\nurl: https://course.example/a\ntags: [a, b]\nreleased: 2026-01-01\n---\n# One\n\nText with `code`.\n\n```python\nx = 1\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n';
const PAGE =
  '<html><head><title>T</title></head><body><main><h1 id="a">A</h1><p>b <b>c</b></p></main></body></html>';
const SUBTITLES =
  '1\n00:00:00,000 --> 00:00:04,000\nA loss is\n\n2\n00:00:04,000 --> 00:00:09,000\na number.\n';

async function word(): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', '<w:document><w:body><w:p/></w:body></w:document>');
  return await zip.generateAsync({ type: 'uint8array' });
}

const GOOD: readonly (readonly [
  string,
  () => Promise<string | Uint8Array> | string | Uint8Array,
])[] = [
  ['md', () => NOTE],
  ['mdx', () => NOTE],
  ['ipynb', () => NOTEBOOK],
  ['html', () => PAGE],
  ['pdf', () => makePdf([['A loss is a number.', '', 'More of it.'], ['Second page.']])],
  ['docx', word],
  ['srt', () => SUBTITLES],
  ['vtt', () => `WEBVTT\n\n${SUBTITLES.replaceAll(',', '.')}`],
  ['json', () => JSON.stringify([{ question: 'What is a loss?', text: 'A number.', id: 'a' }])],
  ['csv', () => 'question,answer,course\n"What is a loss?","A number.",x\n'],
  ['txt', () => 'A loss is a number.\n'],
];

describe('a file of the knowledge folder is read, or broken with a reason', () => {
  test.each(GOOD)('%s, spoiled', async (ending, make) => {
    const good = await make();
    const bytes = typeof good === 'string' ? Buffer.from(good) : good;
    const check = async (file: Uint8Array) => {
      await readAs(ending, file);
    };
    await fc.assert(fc.asyncProperty(spoiled(bytes), check), runs(60));
  });

  test.each(READABLE_ENDINGS)('%s, of anything', async (ending) => {
    for (const [, text] of NASTY_TEXTS) await readAs(ending, text);
    const anything = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary' }));
    const check = async (file: string | Uint8Array) => {
      await readAs(ending, file);
    };
    await fc.assert(fc.asyncProperty(anything, check), runs(25));
  });

  test('a note with any front matter', async () => {
    const key = fc.constantFrom(
      'title',
      'course',
      'week',
      'kind',
      'status',
      'url',
      'audience',
      'released',
      'tags',
      '__proto__',
      'constructor',
    );
    const value = fc.oneof(
      nastyText(300),
      fc.constantFrom(
        '&a [*a, *a]',
        '!!js/function x',
        '2026-99-99',
        '{a: {b: c}}',
        '- - -',
        '1e999',
      ),
    );
    const matter = fc.array(fc.tuple(key, value), { maxLength: 6 });
    const check = async (pairs: [string, string][]) => {
      const lines = pairs.map(([name, text]) => `${name}: ${text}`).join('\n');
      await readAs('md', `---\n${lines}\n---\n# One\n\nText.\n`);
    };
    await fc.assert(fc.asyncProperty(matter, check), runs(80));
  });

  test('a notebook with anything in its cells', async () => {
    const cell = fc.record(
      {
        cell_type: fc.oneof(fc.constantFrom('code', 'markdown', 'raw'), fc.jsonValue()),
        source: fc.oneof(
          nastyText(900),
          fc.array(nastyText(300), { maxLength: 3 }),
          fc.jsonValue(),
        ),
        outputs: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const notebook = fc.record({
      nbformat: fc.jsonValue(),
      cells: fc.array(fc.oneof(cell, fc.jsonValue())),
    });
    const check = async (file: unknown) => {
      await readAs('ipynb', JSON.stringify(file));
    };
    await fc.assert(fc.asyncProperty(notebook, check), runs(60));
  });

  test('a FAQ whose words hold half a character', async () => {
    const text = JSON.stringify([{ id: 'a', question: 'grade \uD83D?', text: '# \uDE00\n\nhalf' }]);
    expect(await readAs('json', text)).toBe('read');
  });
});
