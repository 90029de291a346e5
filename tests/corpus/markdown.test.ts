import { describe, expect, it } from 'vitest';
import { documentFrom, outlineOf, readFrom } from '../support/knowledge-folder.ts';

const sectionsOf = async (markdown: string, name = 'a.md'): Promise<(string | string[])[][]> =>
  outlineOf(await documentFrom({ [name]: markdown }));

describe('Markdown sections', () => {
  it('follow headings, levels skipped and underlined ones too, with the anchors GitHub gives', async () => {
    const text =
      '# Course\n\nHello.\n\nSetup\n-----\n\n#### `pip` & co.\nx\n\n## Setup\ny\n\n## Own {#mine}\nz';
    expect(await sectionsOf(text)).toEqual([
      ['', '#course', ['Hello.']],
      ['Setup > pip & co.', '#pip--co', ['x']],
      ['Setup', '#setup-1', ['y']],
      ['Own', '#mine', ['z']],
    ]);
  });

  it('keep a heading that nothing is said under, unless headings below it say it', async () => {
    expect(
      await sectionsOf('# T\n\n## Is there a deadline? No.\n\n## Group\n\n### Inner\n\ntext'),
    ).toEqual([
      ['Is there a deadline? No.', '#is-there-a-deadline-no', ['Is there a deadline? No.']],
      ['Group > Inner', '#inner', ['text']],
    ]);
  });

  it('keep all first-level headings when there are several', async () => {
    const document = await documentFrom({ 'a.md': '# One\n\nx\n\n# Two\n\ny' });
    expect(document.meta.title).toBe('One');
    expect(outlineOf(document).map(([headings]) => headings)).toEqual(['One', 'Two']);
  });

  it('do not take what is inside a fence for a heading, comment, tag or admonition', async () => {
    const code = '```sh\n# not a heading\n<!-- kept -->\n!!! note\n```';
    expect(await sectionsOf(`# T\n\n${code}`)).toEqual([['', '#t', [code]]]);
  });
});

describe('Markdown blocks', () => {
  it.each([
    ['lists, one block an item', '- a\n  - b\n- c\n\n3. d', ['- a\n  - b', '- c', '3. d']],
    ['tables whole', '|a|b|\n|-|-|\n|1|2|', ['|a|b|\n|-|-|\n|1|2|']],
    ['formulas', '$$\na = b\n$$\n\nInline $x_1$.', ['$$\na = b\n$$', 'Inline $x_1$.']],
    [
      'links by reference',
      'See [docs][d].\n\n[d]: https://x.org/d',
      ['See [docs](https://x.org/d).'],
    ],
    [
      'links that lead nowhere from a chat',
      'See [this](../b.md) and ![a plot](p.png).',
      ['See this and a plot.'],
    ],
    ['comments over lines', 'a\n\n<!-- one\n\n# two -->\n\nb', ['a', 'b']],
    ['GitHub admonitions', '> [!WARNING]\n> Save it.', ['> **Warning:** Save it.']],
    [
      'MkDocs admonitions',
      '!!! note "Mind"\n    Text.\n\n    ```py\n    x = 1\n    ```\n\nAfter.',
      ['**Mind**', 'Text.', '```py\nx = 1\n```', 'After.'],
    ],
    ['MkDocs tabs', '=== "Linux"\n\n    Use apt.', ['**Linux**', 'Use apt.']],
    ['blocks of colons', ':::tip Save often\n\nText.\n\n:::', ['**Save often**', 'Text.']],
    ['Pandoc blocks', '::: {.callout-note}\nText.\n:::', ['**Note**', 'Text.']],
    [
      'HTML',
      '<details><summary>More</summary>\n\nHidden *text*.\n\n</details>',
      ['**More**', 'Hidden *text*.'],
    ],
    [
      'HTML tables',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      ['| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ],
    ['footnotes', 'Text[^1].\n\n[^1]: The note.', ['Text[^1].', '[^1]: The note.']],
    ['quotes', '> one\n> two', ['> one\n> two']],
    [
      'lines that an editor wrapped',
      `${'word '.repeat(15)}and\nthe end.`,
      [`${'word '.repeat(15)}and the end.`],
    ],
  ])('give %s', async (_, markdown, blocks) => {
    expect((await sectionsOf(`${markdown}\n`)).flatMap(([, , texts]) => texts)).toEqual(blocks);
  });

  it('of a long list item are taken apart, so that its code stays whole', async () => {
    const text = 'word '.repeat(160).trim();
    expect(await sectionsOf(`1. ${text}\n\n   \`\`\`py\n   x = 1\n   \`\`\``)).toEqual([
      ['', 'document', [`1. ${text}`, '```py\nx = 1\n```']],
    ]);
  });

  it('of MDX keep the text between tags and lose imports, tags and comments', async () => {
    const mdx = [
      "import Tabs from '@theme/Tabs';",
      'export const x = {',
      '  a: 1,',
      '};',
      '',
      '<Tabs fn={() => { return <b/> }} groupId="a > b">',
      '<Item>',
      '',
      'Text with `<Keep>` and 1 < 2. {/* gone */}',
      '',
      '```jsx',
      "import React from 'react';",
      '<App/>',
      '```',
      '',
      '</Item>',
      '</Tabs>',
    ].join('\n');
    expect(await sectionsOf(mdx, 'a.mdx')).toEqual([
      [
        '',
        'document',
        ['Text with `<Keep>` and 1 < 2.', "```jsx\nimport React from 'react';\n<App/>\n```"],
      ],
    ]);
  });

  it('of a text of many segments come in order, and its references hold everywhere', async () => {
    const paragraphs = Array.from(
      { length: 300 },
      (_, index) => `Paragraph ${index} has a [link][l].`,
    );
    const [section] = await sectionsOf(`${paragraphs.join('\n\n')}\n\n[l]: https://x.org/l`);
    expect(section?.[2]).toEqual(
      paragraphs.map((text) => text.replace('[l]', '(https://x.org/l)')),
    );
  });

  it.each([
    '['.repeat(80_000),
    '> '.repeat(40_000),
    '1. '.repeat(20_000),
    'word '.repeat(16_000),
    '<a '.repeat(20_000),
  ])('of one line of signs are found in bearable time', async (line) => {
    const { documents } = await readFrom({ 'a.mdx': line });
    expect(documents).toHaveLength(1);
  });
});

describe('front matter', () => {
  it('is read with folded and quoted values and numbers as they are written', async () => {
    const text =
      '---\ntitle: >-\n  Why is\n  it: so?\ncourse: "Sequence Models"\nweek: 3\nkind: known-issue\nurl: https://x.org/a\naudience: staff\nreleased: 2026-09-01\ntags: [TF 2.10, 1.10]\nassignment: graded\ndue: 2026-10-01T18:00:00+02:00\nlayout: post\n---\n# Other\n\nx';
    const document = await documentFrom({ 'a.md': text });
    expect(document.meta).toEqual({
      title: 'Why is it: so?',
      course: 'Sequence Models',
      week: 3,
      kind: 'known-issue',
      issueStatus: 'open',
      url: 'https://x.org/a',
      audience: 'staff',
      released: new Date('2026-09-01T00:00:00Z'),
      tags: ['TF 2.10', '1.10'],
      assignment: 'graded',
      due: new Date('2026-10-01T16:00:00Z'),
    });
    expect(outlineOf(document)).toEqual([['Other', '#other', ['x']]]);
  });

  it.each([
    ['week: two', 'line 2', 'week must be a whole number such as 2; it is "two"'],
    [
      'title: x\nkind: note-ish',
      'line 3',
      'kind must be one of note, faq, known-issue, policy; it is "note-ish"',
    ],
    ['audience: stafff', 'line 2', 'audience must be learner or staff; it is "stafff"'],
    ['released: 2026-02-30', 'line 2', 'released must be a date'],
    ['fixed: yesterday', 'line 2', 'fixed must be a date'],
    ['url: ftp://x.org', 'line 2', 'url must be a whole http:// or https:// address'],
    ['title: a: b', 'line 2', 'the YAML cannot be read'],
    ['title: a\ntitle: b', 'line 3', 'the YAML cannot be read'],
  ])('with %j is refused with its line', async (yaml, place, reason) => {
    const fault = await readFrom({ 'a.md': `---\n${yaml}\n---\ntext` }).catch(
      (error: unknown) => error,
    );
    expect(fault).toMatchObject({ name: 'UnreadableFile', file: 'a.md', place });
    expect((fault as { reason: string }).reason).toContain(reason);
  });

  it.each([
    ['kind: known-issue\nstatus: fixed\nfixed: 2026-05-01', 'fixed', '2026-05-01T00:00:00.000Z'],
    ['kind: known-issue\nfixed: 2026-05-01', 'fixed', '2026-05-01T00:00:00.000Z'],
    // What contradicts itself is taken as open, and the insights tell staff.
    ['kind: known-issue\nstatus: open\nfixed: 2026-05-01', 'open', '2026-05-01T00:00:00.000Z'],
    ['kind: known-issue', 'open', undefined],
  ])('%j says whether and when an issue was fixed', async (yaml, status, day) => {
    const { meta } = await documentFrom({ 'a.md': `---\n${yaml}\n---\ntext` });
    expect([meta.issueStatus, meta.fixedOn?.toISOString()]).toEqual([status, day]);
  });

  it('that does not end is refused, and a line across the page is no front matter', async () => {
    await expect(readFrom({ 'a.md': '---\ntitle: x\n\ntext' })).rejects.toMatchObject({
      place: 'line 1',
    });
    expect(await sectionsOf('---\n\nplain text\n\n---\n\nmore')).toEqual([
      ['', 'document', ['plain text', 'more']],
    ]);
  });

  it('tells of keys that are nearly known', async () => {
    const { notes } = await readFrom({ 'a.md': '---\ntitel: x\nsort_order: 1\n---\ntext' });
    expect(notes).toEqual(['line 2: the key titel is not used; title is']);
  });

  it('takes a question for a title when there is none', async () => {
    const { meta } = await documentFrom({ 'a.md': '---\nquestion: "How?"\n---\nSo.' });
    expect(meta.title).toBe('How?');
  });
});

describe('MDX', () => {
  it('has the names of tabs and cards above what is in them', async () => {
    const mdx =
      '# T\n\n<Tabs>\n  <TabItem value="mac" label="macOS">\n\n  Use <Tooltip title="Homebrew">brew</Tooltip>.\n\n  </TabItem>\n</Tabs>\n\n<Card title={"Later"} onClick={() => go()}>\n  Rest.\n</Card>\n';
    const document = await documentFrom({ 'a.mdx': mdx });
    expect(document.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toEqual([
      '**macOS**',
      'Use brew.',
      '**Later**',
      'Rest.',
    ]);
  });
});

describe('front matter in TOML', () => {
  it('is not quoted, and its writer is told', async () => {
    const { documents, notes } = await readFrom({
      'a.md': '+++\ntitle = "Hugo"\n+++\n\n# Page\n\nText.\n',
    });
    expect(documents.map(outlineOf)).toEqual([[['', '#page', ['Text.']]]]);
    expect(notes).toEqual([expect.stringMatching(/^line 1: .* TOML .* write it in YAML/)]);
  });
});
