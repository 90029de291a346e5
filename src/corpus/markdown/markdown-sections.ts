import type { Definition, Heading, ListItem, Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block } from '../../core/passage.ts';
import { addHtml } from '../html/html-sections.ts';
import type { Outline } from '../outline.ts';
import { fenced } from './fenced.ts';
import { prepareMarkdown } from './prepare-markdown.ts';
import { headingText, readableText } from './readable-text.ts';
import { makeDefinitionsFor, segments } from './segments.ts';
import { unwrap } from './unwrap.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

/** Characters. A list item above this is taken apart into what it holds. */
const LONG_ITEM = 700;

interface Reading {
  readonly outline: Outline;
  readonly source: string;
  readonly links: ReadonlyMap<string, string>;
  /** Headings stay at the outline's place (a notebook's cell) instead of their anchors. */
  readonly place: Parameters<Outline['enter']>[1];
  readonly isWrapped: boolean;
}

/** How to read. */
export interface MarkdownOptions {
  readonly isMdx?: boolean;
  readonly place?: Reading['place'];
  /** False where each line's end was meant: texts out of a form or a table. */
  readonly isWrapped?: boolean;
}

/** Reads Markdown (GFM, math, and what `prepareMarkdown` knows) into the outline. */
export function addMarkdown(
  outline: Outline,
  markdown: string,
  options: MarkdownOptions = {},
): void {
  const text = prepareMarkdown(markdown, options.isMdx ?? false);
  const definitionsFor = makeDefinitionsFor(text);
  for (const segment of segments(text)) {
    const source = `${segment}\n\n${definitionsFor(segment)}`;
    const root = parser.parse(source);
    const { place, isWrapped = true } = options;
    const reading = { outline, source, links: linksOf(root), place, isWrapped };
    for (const node of root.children) addNode(node, reading, 0);
  }
}

function linksOf(root: Root): Map<string, string> {
  const definitions = root.children.filter(
    (node): node is Definition => node.type === 'definition',
  );
  return new Map(definitions.toReversed().map(({ identifier, url }) => [identifier, url]));
}

/** `quotes` counts the block quotes around the node. */
function addNode(node: RootContent, reading: Reading, quotes: number): void {
  const { outline } = reading;
  if (node.type === 'heading') enterHeading(node, reading);
  else if (node.type === 'list') for (const item of node.children) addItem(item, reading, quotes);
  else if (node.type === 'blockquote')
    for (const child of node.children) addNode(child, reading, quotes + 1);
  else if (node.type === 'code')
    outline.add({ kind: 'code', text: fenced(node.value, node.lang ?? '') });
  else if (node.type === 'math')
    outline.add({ kind: 'formula', text: `$$\n${node.value.trim()}\n$$` });
  else if (node.type === 'html') addHtml(outline, node.value, reading.place);
  else if (node.type !== 'thematicBreak')
    outline.add({ kind: kindOf(node, quotes), text: textOf(node, reading, quotes) });
}

function kindOf(node: Nodes, quotes: number): Block['kind'] {
  if (node.type === 'table') return 'table';
  return quotes > 0 ? 'quote' : 'paragraph';
}

/** `## Title {#id}`, and `{ #id .class }` as MkDocs has it. */
const EXPLICIT_ANCHOR = /\s*\{:?\s*(?:#([\w:.-]+))?[^{}#]*\}\s*$/;

function enterHeading(node: Heading, { outline, place }: Reading): void {
  const whole = headingText(node);
  const explicit = EXPLICIT_ANCHOR.exec(whole);
  const id = explicit?.[1];
  const text = id === undefined ? whole : whole.slice(0, explicit?.index);
  outline.enter({ level: node.depth, text, anchor: id ?? anchorOf(outline.slug(text)) }, place);
}

/** A heading of emoji alone has no anchor. */
function anchorOf(slug: string): string | undefined {
  return slug === '' ? undefined : slug;
}

/** One block an item, with all below it; a long one is taken apart, so that code in it stays whole. */
function addItem(item: ListItem, reading: Reading, quotes: number): void {
  const text = textOf(item, reading, quotes);
  const isPlain = item.children.every(({ type }) => type === 'paragraph');
  if (isPlain || (text.length <= LONG_ITEM && quotes === 0)) {
    reading.outline.add({ kind: 'list-item', text });
    return;
  }
  const marker = /^(?:[*+-]|\d+[.)])/.exec(text)?.[0] ?? '-';
  for (const [index, child] of item.children.entries()) {
    if (child.type !== 'paragraph') addNode(child, reading, quotes);
    else {
      const words = textOf(child, reading, quotes);
      reading.outline.add({ kind: 'list-item', text: index === 0 ? `${marker} ${words}` : words });
    }
  }
}

/** The node's text, moved to the left margin. */
function textOf(node: Nodes, { source, links, isWrapped }: Reading, quotes: number): string {
  const raw = readableText(node, source, links);
  const unquoted = quotes === 0 ? raw : unquote(raw, quotes);
  const column = quotes === 0 ? (node.position?.start.column ?? 1) - 1 : 0;
  const dedented =
    column === 0 ? unquoted : unquoted.replace(new RegExp(`\\n {1,${column}}`, 'g'), '\n');
  const named = dedented.replace(
    /^\[!(\w+)\][ \t]*\n?/,
    (_, kind: string) => `**${capital(kind)}:** `,
  );
  const trimmed = named.replace(/[ \t]+$/gm, '').trim();
  const tidy = node.type === 'table' || !isWrapped ? trimmed : unwrap(trimmed);
  return quotes > 0 && node.type !== 'table' && tidy !== '' ? tidy.replace(/^/gm, '> ') : tidy;
}

function capital(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}

function unquote(text: string, quotes: number): string {
  const marks = new RegExp(`\\n(?:[ \\t]*>[ ]?){1,${quotes}}`, 'g');
  return text.replace(marks, '\n');
}
