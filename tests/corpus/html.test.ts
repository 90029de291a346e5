import { describe, expect, it } from 'vitest';
import { documentFrom, outlineOf, readFrom } from '../support/knowledge-folder.ts';

describe('a page of HTML', () => {
  const page = `<html><head><title>Site | Page</title><link rel="canonical" href="https://x.org/p"></head><body>
    <nav>Menu</nav><header>Logo</header>
    <main><h1>Page<a class="headerlink" href="#p">¶</a></h1>
    <p>See <a href="https://x.org/a">that</a>, <code>f(x)</code><br>and <a href="/rel">this</a>.</p>
    <section id="lists"><h2>Lists</h2><ul><li>one<ul><li>inner</li></ul></li></ul></section>
    <h2><a name="code"></a>Code</h2>
    <div class="highlight-python"><pre><span>def</span> f():\n  pass</pre></div>
    <h2>No id</h2><table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></table>
    <script type="math/tex; mode=display">x^2</script><script>alert(1)</script>
    <blockquote><p>Said.</p></blockquote></main><footer>Foot</footer></body></html>`;

  it('gives its main part with ids as anchors, and its address', async () => {
    const document = await documentFrom({ 'p.html': page });
    expect(document.meta).toMatchObject({ title: 'Page', url: 'https://x.org/p' });
    expect(outlineOf(document)).toEqual([
      ['', 'document', ['See [that](https://x.org/a), `f(x)`\nand this.']],
      ['Lists', '#lists', ['- one', '  - inner']],
      ['Code', '#code', ['```python\ndef f():\n  pass\n```']],
      ['No id', 'document', ['| a | b |\n| --- | --- |\n| 1\\|2 | 3 |', '$$\nx^2\n$$', '> Said.']],
    ]);
  });

  it('that is nested beyond reason is refused, not fatal', async () => {
    await expect(readFrom({ 'p.html': '<div>'.repeat(50_000) })).rejects.toMatchObject({
      reason: 'it is nested too deeply to be read; make it flatter',
    });
  });

  it.each([
    [
      'a heading with the class of an anchor, its badge and tabs',
      `<main><span class="theme-doc-version-badge">2.0</span><h2 class="anchor anchorSticky" id="s">Steps</h2>
      <ul role="tablist"><li role="tab">Windows</li><li role="tab">macOS</li></ul>
      <div role="tabpanel">Use <b>winget</b>.</div><div role="tabpanel" hidden>Use <b>brew</b>.</div></main>`,
      [['Steps', '#s', ['**Windows**', 'Use **winget**.', '**macOS**', 'Use **brew**.']]],
    ],
    [
      'notes in boxes, as Sphinx and Docusaurus make them',
      '<div class="admonition note"><p class="admonition-title">Note</p><p>A.</p></div><div class="admonitionHeading_x"><span>tip</span></div><p>B.</p>',
      [['', 'document', ['**Note**', 'A.', '**Tip**', 'B.']]],
    ],
    [
      'code in an editor and beside line numbers',
      '<div class="view-lines"><div class="view-line">def f():</div><div class="view-line"><span>&nbsp;&nbsp;return 1</span></div></div><table><tr><td class="linenos"><pre>1</pre></td><td class="code"><pre>x = 1</pre></td></tr></table>',
      [['', 'document', ['```\ndef f():\n  return 1\n```', '```\nx = 1\n```']]],
    ],
    [
      'formulas between the marks of MathJax',
      '<p>It is \\(a_b\\), and</p><div class="math">\\[ x = \\begin{split}1\\end{split} \\]</div><pre>\\(raw\\)</pre>',
      [
        [
          '',
          'document',
          ['It is $a_b$, and', '$$\nx = \\begin{split}1\\end{split}\n$$', '```\n\\(raw\\)\n```'],
        ],
      ],
    ],
    [
      'what is raised, lowered, struck out or hidden',
      '<p>10<sup>-7</sup>, x<sup>[l-1]</sup>, e<sup>ab</sup>, H<sub>2</sub>O, <del>no</del> <q>yes</q></p><p style="display: none">gone</p><div id="cookie-banner">We use cookies</div>',
      [['', 'document', ['10⁻⁷, x^[l-1], e^(ab), H₂O, ~~no~~ “yes”']]],
    ],
    [
      'a heading behind other anchors of its section',
      '<h1 id="top">T</h1><section id="own"><span id="other"></span><h2>Own</h2><p>A.</p></section>',
      [['Own', '#own', ['A.']]],
    ],
  ])('keeps %s', async (_, body, outline) => {
    const document = await documentFrom({ 'p.html': `<body>${body}</body>` });
    expect(outlineOf(document)).toEqual(outline);
  });
});

describe('a table of HTML', () => {
  const blocksOf = async (table: string): Promise<readonly string[]> => {
    const { sections } = await documentFrom({ 'p.html': `<body>${table}</body>` });
    return sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  };

  it('with tables or code in its cells keeps its heads', async () => {
    const inner =
      '<table><tr><th>Lab</th><th>Due</th></tr><tr><td>L1</td><td>Monday</td></tr></table>';
    const table = `<table><tr><th>Week</th><th>Topic</th><th>Work</th></tr><tr><td>1</td><td>Intro</td><td>${inner}</td></tr>
      <tr><td>2</td><td>Code</td><td><pre>pip install x</pre></td></tr></table>`;
    expect(await blocksOf(table)).toEqual([
      '**Week:** 1 · **Topic:** Intro',
      '**Work:**',
      '| Lab | Due |\n| --- | --- |\n| L1 | Monday |',
      '**Week:** 2 · **Topic:** Code',
      '**Work:**',
      '```\npip install x\n```',
    ]);
  });

  it('with lists in its cells has them in one line', async () => {
    const table =
      '<table><tr><td>Error</td><td>Fix</td></tr><tr><td>OOM</td><td><ul><li>reduce</li><li>restart</li></ul></td></tr></table>';
    expect(await blocksOf(table)).toEqual([
      '| Error | Fix |\n| --- | --- |\n| OOM | reduce; restart |',
    ]);
  });

  it('has its caption above it, and cells in each column and row that they cover', async () => {
    const table = `<table><caption>Marks</caption><thead><tr><th rowspan=2>Part</th><th colspan=2>Marks</th></tr><tr><th>min</th><th>max</th></tr></thead>
      <tr><td rowspan=2>B</td><td>2</td><td>20</td></tr><tr><td>3</td><td>30</td></tr><tr><td colspan=3>All by hand</td></tr></table>`;
    expect(await blocksOf(table)).toEqual([
      '**Marks**',
      '| Part | Marks min | Marks max |\n| --- | --- | --- |\n| B | 2 | 20 |\n| B | 3 | 30 |\n| All by hand |  |  |',
    ]);
  });

  it('that only lays out a page is none', async () => {
    const table =
      '<table><tr><td>Menu</td><td><h2>Real</h2><p>Text.</p></td></tr></table><table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>';
    expect(await blocksOf(table)).toEqual(['Menu', 'Text.', '- a', 'b']);
  });

  it('with spans beyond reason is read in time', async () => {
    const cell = '<td colspan=100000 rowspan=100000>x</td>';
    const text = await blocksOf(`<table>${`<tr>${cell}${cell}</tr>`.repeat(50)}</table>`);
    expect(text[0]?.length).toBeLessThan(1_000_000);
  });
});
