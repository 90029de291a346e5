import { describe, expect, it } from 'vitest';
import { deepLink } from '../../src/core/deep-link.ts';
import { documentFrom, outlineOf, readFrom } from '../support/knowledge-folder.ts';

describe('a FAQ in JSON', () => {
  it('is one document an entry, with what the entry says of itself', async () => {
    const entries = [
      {
        id: 'a1',
        question: 'How?',
        text: 'Like **so**.\n\n# Then\n\nmore',
        section: 'Week 1',
        course: 'ML',
        url: 'https://x.org/f',
      },
      { question: 'And why?', answer: 'Because.', audience: 'staff' },
      { text: 'No question here.' },
    ];
    const { documents, notes } = await readFrom({ 'q/faq.json': JSON.stringify(entries) });
    expect(notes).toEqual([]);
    expect(
      documents.map(({ id, meta }) => [id, meta.title, meta.course, meta.kind, meta.audience]),
    ).toEqual([
      ['q/faq.json#a1', 'How?', 'ML', 'faq', 'learner'],
      ['q/faq.json#and-why', 'And why?', undefined, 'faq', 'staff'],
      ['q/faq.json#entry', 'No question here.', undefined, 'faq', 'learner'],
    ]);
    expect(documents[0] && outlineOf(documents[0])).toEqual([
      ['Week 1', 'entry 1', ['Like **so**.']],
      ['Week 1 > Then', 'entry 1', ['more']],
    ]);
  });

  it('may be grouped by course', async () => {
    const groups = [{ course: 'DE', documents: [{ question: 'Q', text: 'A' }] }];
    const { documents } = await readFrom({ 'faq.json': JSON.stringify(groups) });
    expect(documents[0]?.meta).toMatchObject({ course: 'DE', title: 'Q' });
  });

  it('opens each entry at its own anchor of the page that the file as a whole has', async () => {
    const entries = [
      { id: '9e508f', question: 'When?', answer: 'In May.' },
      { question: 'Where?', answer: 'Here.', anchor: '#where' },
      { id: 'c', question: 'Who?', answer: 'We.', url: 'https://x.org/who' },
    ];
    const { documents } = await readFrom(
      {
        'faq.json': JSON.stringify(entries),
        'faq.json.meta.yaml': 'url: https://x.org/faq.html',
      },
      'faq.json',
    );
    const links = documents.map(({ meta, sections }) =>
      deepLink(meta.url, sections[0]?.place ?? { kind: 'document' }),
    );
    expect(links).toEqual([
      'https://x.org/faq.html#9e508f',
      'https://x.org/faq.html#where',
      'https://x.org/who',
    ]);
    expect(documents.map(({ sections }) => sections[0]?.place)).toMatchObject([
      { kind: 'entry', entry: 1 },
      { kind: 'entry', entry: 2 },
      { kind: 'entry', entry: 3 },
    ]);
  });

  it.each([
    ['a list by another name', '{"faqs": [{"q": "A?", "a": "B."}]}', ''],
    ['questions with answers behind them', '{"A?": "B."}', ''],
    ['sections by their names', '{"S": [{"question": "A?", "answer": "B."}]}', 'S'],
    [
      'groups in groups',
      '[{"documents": [{"section": "S", "questions": [{"name": "A?", "text": "B."}]}]}]',
      'S',
    ],
    [
      'a page for search engines',
      '{"@type": "FAQPage", "mainEntity": [{"name": "A?", "acceptedAnswer": {"text": "<p>B.</p>"}}]}',
      '',
    ],
    ['a title, a content in parts', '[{"title": "A?", "content": ["B."]}]', ''],
  ])('may be %s', async (_, text, section) => {
    const document = await documentFrom({ 'f.json': text });
    expect(document.meta.title).toBe('A?');
    expect(outlineOf(document)).toEqual([[section, 'entry 1', ['B.']]]);
  });

  it('may have an entry a line', async () => {
    const lines = '{"question": "A?", "answer": "B."}\n\n{"question": "C?", "answer": "D."}\n';
    const { documents } = await readFrom({ 'f.jsonl': lines });
    expect(documents.map(({ meta }) => meta.title)).toEqual(['A?', 'C?']);
    await expect(readFrom({ 'f.jsonl': `${lines}{"a"` })).rejects.toMatchObject({
      place: 'line 4',
    });
  });

  it('keeps the ends of lines, which nobody wraps in JSON', async () => {
    const lines = `A line that is longer than editors let lines be, no stop\nAnother line`;
    const document = await documentFrom({ 'f.json': JSON.stringify([{ text: lines }]) });
    expect(document.sections[0]?.blocks[0]?.text).toBe(lines);
  });

  it('without an entry says so', async () => {
    const { notes } = await readFrom({ 'f.json': '[]' });
    expect(notes).toEqual(['holds no text, so nothing is answered from it']);
  });

  it('tells of ids that occur twice and of entries without a text', async () => {
    const entries = [
      { id: 'a', text: 'x' },
      { id: 'a', text: 'y' },
      { question: 'z', text: ' ' },
    ];
    const { documents, notes } = await readFrom({ 'f.json': JSON.stringify(entries) });
    expect(documents.map(({ id }) => id)).toEqual(['f.json#a', 'f.json#a-2']);
    expect(notes).toHaveLength(2);
    expect(notes[1]).toContain('entry 3 has no text');
  });

  it.each([
    ['{"a": 1}', undefined, 'read as a FAQ'],
    ['{"compilerOptions": {"strict": true}}', undefined, 'read as a FAQ'],
    ['{"greeting": "Hello", "bye": "Bye?"}', undefined, 'read as a FAQ'],
    ['[1]', 'entry 1', 'read as a FAQ'],
    ['[{"text": [1]}]', 'entry 1', 'text must be a text'],
    ['[{"text": "x", "week": "y"}]', 'entry 1', 'week must be a whole number'],
    ['[{"text": "a long enough text"},\n{"text" "y"}]', 'line 2', 'not valid JSON'],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'entry 1', 'read as a FAQ'],
  ])('like %.30s is refused', async (text, place, reason) => {
    const fault = await readFrom({ 'f.json': text }).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'UnreadableFile', place });
    expect(String(fault)).toContain(reason);
  });
});

describe('a FAQ in CSV', () => {
  it('is one document a row, cited by its first line', async () => {
    const csv =
      '\ufeffQuestion,Answer,Section,id\n"Why, oh why?","Line 1\nLine 2",S,1\nHow?,So.,,2\n';
    const { documents } = await readFrom({ 'f.csv': csv });
    expect(documents.map(({ id, meta }) => [id, meta.title])).toEqual([
      ['f.csv#1', 'Why, oh why?'],
      ['f.csv#2', 'How?'],
    ]);
    expect(documents.map(outlineOf)).toEqual([
      [['S', 'line 2', ['Line 1\nLine 2']]],
      [['', 'line 4', ['So.']]],
    ]);
  });

  it('may be parted by semicolons', async () => {
    const { documents } = await readFrom({ 'f.csv': 'question;answer\nA, b?;c' });
    expect(documents[0]?.meta.title).toBe('A, b?');
  });

  it.each([
    ['bars', 'question|answer\nA, b?|c', 2],
    ['what a line of Excel says', 'sep=;\r\nQuestion;Answer\r\n"A, b?";c\r\n', 3],
    ['commas, in the words of another language', '\nFrage,Antwort\n\n"A, b?",c\n', 4],
    ['semicolons, though a name in quotes has commas', 'question;answer;"a, b, c, d"\nA, b?;c;', 2],
  ])('may be parted by %s', async (_, csv, line) => {
    const document = await documentFrom({ 'f.csv': csv });
    expect(document.meta.title).toBe('A, b?');
    expect(outlineOf(document)).toEqual([['', `line ${line}`, ['c']]]);
  });

  it.each([
    ['a,b\n1,2', 'line 1', 'must name the columns'],
    ['question,answer\nHow, then?,So', 'line 2', 'more values than the first line has columns'],
    ['question,answer\nx,"y\n', 'line 2', 'cannot be read'],
    ['question,answer,week\nx,y,z', 'line 2', 'week must be'],
  ])('like %j is refused with its line', async (csv, place, reason) => {
    const fault = await readFrom({ 'f.csv': csv }).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'UnreadableFile', place });
    expect(String(fault)).toContain(reason);
  });
});

describe('subtitles', () => {
  const time = (seconds: number): string =>
    new Date(seconds * 1000).toISOString().slice(11, 23).replace('.', ',');
  const cue = (index: number, text: string): string =>
    `${index + 1}\n${time(index * 5)} --> ${time(index * 5 + 5)}\n${text}\n`;

  it('are joined into passages of about a minute that end with a sentence', async () => {
    const cues = Array.from({ length: 40 }, (_, index) =>
      cue(index, `<i>word ${index}</i>${index % 3 === 2 ? '.' : ''}`),
    );
    const sections = outlineOf(
      await documentFrom({ 'l.srt': cues.join('\r\n').replaceAll('\n', '\r\n') }),
    );
    expect(sections.map(([, place]) => place)).toEqual([
      '0-60 s',
      '60-120 s',
      '120-180 s',
      '180-200 s',
    ]);
    expect(sections[0]?.[2]).toEqual([
      expect.stringMatching(/^word 0 word 1 word 2\. .* word 11\.$/),
    ]);
  });

  it('without full stops are cut all the same', async () => {
    const cues = Array.from({ length: 60 }, (_, index) => cue(index, 'no stop'));
    const { sections } = await documentFrom({ 'l.srt': cues.join('\n') });
    expect(sections.length).toBeGreaterThanOrEqual(3);
  });

  it('in WebVTT lose notes, styles, speakers and lines shown twice', async () => {
    const vtt =
      'WEBVTT - Lecture\n\nSTYLE\n::cue { color: red }\n\nNOTE made by hand\n\n\nfirst\n00:01.000 --> 00:02.000 align:start\n<v Bob>Bits &amp; bytes\n\n01:00:02.000 --> 01:00:04.000\nBits &amp; bytes\nand more.\n';
    expect(outlineOf(await documentFrom({ 'l.vtt': vtt }))).toEqual([
      ['', '1-2 s', ['Bits & bytes']],
      ['', '3602-3604 s', ['and more.']],
    ]);
  });

  it('lose music and marks of speakers, and keep cues that overlap in order', async () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:04,000\n[MUSIC]\n\n2\n00:00:03,500 --> 00:00:06,000\n>> Hello.\n\n3\n00:00:05,000 --> 00:00:08,000\n- Yes?\n- No: 3 - 1.\n';
    expect(outlineOf(await documentFrom({ 'l.srt': srt }))).toEqual([
      ['', '3.5-8 s', ['Hello. Yes? No: 3 - 1.']],
    ]);
  });

  it('with a broken time are refused with the line', async () => {
    const text = `${cue(0, 'fine')}\n\n\n2\n00:00:05,000 -> 00:00:09,000\nbroken`;
    await expect(readFrom({ 'l.srt': text })).rejects.toMatchObject({ place: 'line 8' });
  });
});
