import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';

/** What is never content, wherever it stands. Formulas in scripts are taken out before. */
const NOT_CONTENT =
  'style, template, noscript, svg, iframe, object, canvas, button, select, input, textarea, [hidden], ' +
  'a.headerlink, a.anchor, a.anchor-link, a.hash-link, .MathJax, .MathJax_Preview, .katex-html, .sr-only, .visually-hidden';

/** What surrounds the content of a page. */
const SURROUNDINGS =
  'nav, aside, footer, [role=navigation], [role=banner], [role=contentinfo], [role=search], ' +
  '.sphinxsidebar, .toc, .table-of-contents, .breadcrumbs, .breadcrumb, #toc, #sidebar, .sidebar';

/** A page, without what is not content. */
export interface HtmlPage {
  readonly nodes: readonly AnyNode[];
  readonly title: string | undefined;
  /** The page's own word on its address. */
  readonly url: string | undefined;
}

/** A piece of HTML from within a text, its scripts and styles gone. */
export function parseFragment(html: string): readonly AnyNode[] {
  const $ = load(html, null, false);
  clean($);
  return $.root().contents().toArray();
}

/** A whole page: the main part alone where the page marks one, without menus and the like. */
export function parsePage(html: string): HtmlPage {
  const $ = load(html);
  clean($);
  const title = $('head > title').first().text().replace(/\s+/g, ' ').trim();
  const canonical = $('link[rel=canonical]').attr('href') ?? '';
  const main = $('main, [role=main]').first();
  const articles = $('article');
  const root = main.length > 0 ? main : articles.length === 1 ? articles : $('body');
  root.find(SURROUNDINGS).remove();
  root.find('header').not(':has(h1)').remove();
  return {
    nodes: root.contents().toArray(),
    title: title === '' ? undefined : title,
    url: /^https?:\/\/[^\s/]+\S*$/i.test(canonical) ? canonical : undefined,
  };
}

function clean($: ReturnType<typeof load>): void {
  $('script[type^="math/tex"]').each((_, script) => {
    const isBlock = ($(script).attr('type') ?? '').includes('display');
    $(script).replaceWith($('<span>').text(tex($(script).text(), isBlock)));
  });
  $('math').each((_, math) => {
    const source = $(math).find('annotation[encoding="application/x-tex"]').first().text();
    if (source === '') return;
    $(math).replaceWith($('<span>').text(tex(source, $(math).attr('display') === 'block')));
  });
  $('script').remove();
  $(NOT_CONTENT).remove();
}

function tex(source: string, isBlock: boolean): string {
  const mark = isBlock ? '$$' : '$';
  return `${mark}${source.trim()}${mark}`;
}
