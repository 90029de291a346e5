import { load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import { isNotContent, isSurrounding, prune } from './prune.ts';

/** A page, without what is not content. */
export interface HtmlPage {
  readonly nodes: readonly AnyNode[];
  readonly title: string | undefined;
  /** The page's own word on its address. */
  readonly url: string | undefined;
}

/** A piece of HTML from within a text, its scripts and styles gone. */
export function parseFragment(html: string): readonly AnyNode[] {
  const root = load(html, null, false).root().get(0);
  return root === undefined ? [] : prune(root.children, isNotContent);
}

/**
 * A whole page: the main part alone where the page marks one, without menus and the like.
 * @throws RangeError when its elements are nested deeper than any page's.
 */
export function parsePage(html: string): HtmlPage {
  refuseAbyss(html);
  const root = load(html).root().get(0);
  const parts = findParts(root?.children ?? []);
  const article = parts.articles.length === 1 ? parts.articles[0] : undefined;
  const content = parts.main ?? article ?? parts.body;
  const nodes = prune(content?.children ?? [], (element) => {
    return isNotContent(element) || isSurrounding(element);
  });
  return { nodes, title: parts.title, url: parts.url };
}

interface Parts {
  main: Element | undefined;
  body: Element | undefined;
  articles: Element[];
  title: string | undefined;
  url: string | undefined;
}

/** Goes over all elements once; no selector library, since theirs take time with the square of the page. */
function findParts(nodes: readonly AnyNode[]): Parts {
  const parts: Parts = {
    main: undefined,
    body: undefined,
    articles: [],
    title: undefined,
    url: undefined,
  };
  const stack = nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isTag(node)) continue;
    note(node, parts);
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) stack.push(child);
    }
  }
  return parts;
}

function note(element: Element, parts: Parts): void {
  const { name, attribs } = element;
  if (name === 'main' || attribs['role'] === 'main') parts.main ??= element;
  else if (name === 'body') parts.body ??= element;
  else if (name === 'article') parts.articles.push(element);
  else if (name === 'title' && parts.body === undefined) parts.title ??= textOf(element);
  else if (name === 'link' && attribs['rel'] === 'canonical') {
    const href = attribs['href'] ?? '';
    if (/^https?:\/\/[^\s/]+\S*$/i.test(href)) parts.url ??= href;
  }
}

function textOf(element: Element): string | undefined {
  const text = element.children.map((child) => ('data' in child ? child.data : '')).join('');
  const words = text.replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words;
}

/** Levels. The parser takes time with the square of the depth: 50,000 levels took a minute. */
const DEEPEST = 1_000;

/** Elements that are never closed, or need not be. */
const OPEN_ENDED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[td]|t[rdh]|thead|tbody|tfoot|option|colgroup)$/i;

function refuseAbyss(html: string): void {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (OPEN_ENDED.test(name)) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) throw new RangeError('HTML nested too deeply');
  }
}
