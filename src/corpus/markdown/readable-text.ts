import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';

/**
 * A node as it stands in its source, with what a chat cannot show made plain: tags dropped, links by reference
 * spelt out, links that lead nowhere from a chat left as their words, pictures as their description.
 */
export function readableText(
  node: Nodes,
  source: string,
  links: ReadonlyMap<string, string>,
): string {
  if (node.type === 'html') return /^<br\s*\/?>$/i.test(node.value) ? ' ' : '';
  if (node.type === 'definition') return '';
  if (node.type === 'image') return picture(node.alt, node.url);
  if (node.type === 'imageReference') return picture(node.alt, links.get(node.identifier) ?? '');
  if (node.type === 'link' && !isWeb(node.url)) return wordsOf(node, source, links);
  if (node.type === 'linkReference') {
    const url = links.get(node.identifier) ?? '';
    const words = wordsOf(node, source, links);
    return isWeb(url) ? `[${words}](${url})` : words;
  }
  return inner(node, source, links);
}

/** What a heading says, without marks. */
export function headingText(node: Nodes): string {
  return toString(node, { includeHtml: false }).replace(/\s+/g, ' ').trim();
}

function isWeb(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(url);
}

function picture(alt: string | null | undefined, url: string): string {
  const words = (alt ?? '').trim();
  if (!isWeb(url)) return words;
  return `[${words === '' ? 'image' : words}](${url})`;
}

function wordsOf(
  node: Nodes & { children: Nodes[] },
  source: string,
  links: ReadonlyMap<string, string>,
): string {
  return node.children.map((child) => readableText(child, source, links)).join('');
}

function inner(node: Nodes, source: string, links: ReadonlyMap<string, string>): string {
  const { start, end } = spanOf(node);
  if (!('children' in node)) return source.slice(start, end);
  let text = '';
  let from = start;
  for (const child of node.children) {
    const span = spanOf(child);
    text += source.slice(from, span.start) + readableText(child, source, links);
    from = span.end;
  }
  return text + source.slice(from, end);
}

function spanOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
