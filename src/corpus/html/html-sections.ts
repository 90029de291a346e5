import type { AnyNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import type { Block, Place } from '../../core/passage.ts';
import { fenced } from '../markdown/fenced.ts';
import type { Outline } from '../outline.ts';
import { anchorOf, isEditor, isList, isTitle, languageOf, tabNames } from './element-roles.ts';
import { holdsBlock, inlineText, isBlock, rawText, tidyInline } from './inline-text.ts';
import { parseFragment } from './parse-html.ts';
import { readTable } from './read-table.ts';

/** Reads a piece of HTML into the outline. Headings open sections at their ids, or at `place` when it is given. */
export function addHtml(outline: Outline, html: string, place?: Place): void {
  addNodes(outline, parseFragment(html), place);
}

/** Reads parsed HTML into the outline, as `addHtml` does. */
export function addNodes(outline: Outline, nodes: readonly AnyNode[], place?: Place): void {
  new HtmlWalk(outline, place).walk(nodes, 'paragraph');
}

class HtmlWalk {
  readonly #outline: Outline;
  readonly #place: Place | undefined;
  /** Text that no block has claimed yet. */
  #loose = '';
  /** Names of tabs whose panels are still to come. */
  #tabs: string[] = [];

  constructor(outline: Outline, place: Place | undefined) {
    this.#outline = outline;
    this.#place = place;
  }

  walk(nodes: readonly AnyNode[], kind: Block['kind']): void {
    for (const node of nodes) {
      if (isTag(node) && isBlock(node)) {
        this.#settle(kind);
        this.#block(node, kind);
      } else if (isTag(node) && node.name === 'code' && rawText(node).trim().includes('\n')) {
        this.#settle(kind);
        this.#outline.add({ kind: 'code', text: fenced(rawText(node).replace(/^\n/, ''), '') });
      } else if (isTag(node) && holdsBlock(node)) this.walk(node.children, kind);
      else this.#loose += inlineText(node);
    }
    this.#settle(kind);
  }

  #settle(kind: Block['kind']): void {
    const text = tidyInline(this.#loose);
    this.#loose = '';
    if (/^\$\$[^]*\$\$$/.test(text)) {
      this.#outline.add({ kind: 'formula', text: `$$\n${text.slice(2, -2).trim()}\n$$` });
    } else if (text !== '') {
      this.#outline.add({ kind, text: kind === 'quote' ? text.replace(/^/gm, '> ') : text });
    }
  }

  #block(element: Element, kind: Block['kind']): void {
    const { name } = element;
    if (/^h[1-6]$/.test(name)) this.#heading(element);
    else if (name === 'pre') {
      const text = rawText(element).replace(/^\n/, '');
      if (text.trim() !== '')
        this.#outline.add({ kind: 'code', text: fenced(text, languageOf(element)) });
    } else if (name === 'table') this.#table(element, kind);
    else if (isList(element)) this.#list(element, name === 'ol', 0);
    else if (name === 'dt' || name === 'summary') this.#bold(inlineText(element), kind);
    else if (isTitle(element)) {
      const title = tidyInline(inlineText(element));
      this.#bold(title.charAt(0).toUpperCase() + title.slice(1), kind);
    } else if (isEditor(element)) {
      const lines = element.children.filter((child) => isTag(child)).map(rawText);
      const text = lines.join('\n').replaceAll('\u00a0', ' ');
      this.#outline.add({ kind: 'code', text: fenced(text, languageOf(element)) });
    } else if (element.attribs['role'] === 'tablist') this.#tabs = tabNames(element);
    else if (element.attribs['role'] === 'tabpanel') {
      this.#bold(this.#tabs.shift() ?? '', kind);
      this.walk(element.children, kind);
    } else this.walk(element.children, name === 'blockquote' ? 'quote' : kind);
  }

  #heading(element: Element): void {
    const text = tidyInline(element.children.map(inlineText).join(''))
      .replace(/\s+/g, ' ')
      .replace(/\s*[¶#🔗]+$/u, '')
      .replace(/\*\*|`/g, '');
    if (text === '') return;
    const level = Number(element.name.slice(1));
    this.#outline.enter({ level, text, anchor: anchorOf(element) }, this.#place);
  }

  #table(element: Element, kind: Block['kind']): void {
    const table = readTable(element);
    if (table === undefined) {
      this.walk(element.children, kind);
      return;
    }
    this.#bold(table.caption, kind);
    if (table.kind === 'markdown') this.#outline.add({ kind: 'table', text: table.text });
    else for (const row of table.rows) this.#row(row, kind);
  }

  /** A row on a line, each cell behind its column's name; code and tables in it are blocks of their own. */
  #row(
    row: readonly { readonly column: string; readonly cell: Element }[],
    kind: Block['kind'],
  ): void {
    const isPlain = ({ cell }: { readonly cell: Element }): boolean => !holdsBlock(cell);
    const named = ({
      column,
      cell,
    }: {
      readonly column: string;
      readonly cell: Element;
    }): string => {
      const words = tidyInline(cell.children.map(inlineText).join(''));
      return column === '' ? words : `**${column.replace(/\*\*/g, '')}:** ${words}`;
    };
    this.#loose = row.filter(isPlain).map(named).join(' · ');
    this.#settle(kind);
    for (const { column, cell } of row.filter((each) => !isPlain(each))) {
      this.#bold(column === '' ? '' : `${column}:`, kind);
      this.walk(cell.children, kind);
    }
  }

  #bold(text: string, kind: Block['kind']): void {
    this.#loose = boldLine(text);
    this.#settle(kind);
  }

  /** One block an item of the outermost list; code and tables in an item are blocks of their own. */
  #list(list: Element, isOrdered: boolean, depth: number): void {
    let number = Number(list.attribs['start'] ?? '1');
    for (const child of list.children) {
      if (!isTag(child)) continue;
      if (child.name !== 'li') {
        this.walk([child], 'list-item');
        continue;
      }
      const mark = isOrdered ? `${number}.` : '-';
      number += 1;
      this.#item(child, `${'  '.repeat(depth)}${mark} `, depth);
    }
  }

  #item(item: Element, lead: string, depth: number): void {
    let mark = lead;
    let words = '';
    const say = (): void => {
      const text = tidyInline(words);
      words = '';
      if (text === '') return;
      this.#outline.add({ kind: 'list-item', text: mark + text });
      mark = '  '.repeat(depth + 1);
    };
    for (const child of item.children) {
      if (isTag(child) && (child.name === 'ul' || child.name === 'ol')) {
        say();
        this.#list(child, child.name === 'ol', depth + 1);
      } else if (isTag(child) && child.name === 'p') words += `\n${inlineText(child)}\n`;
      else if (isBlock(child) || holdsBlock(child)) {
        say();
        this.walk([child], 'list-item');
      } else words += inlineText(child);
    }
    say();
  }
}

function boldLine(text: string): string {
  const words = tidyInline(text).replace(/\*\*/g, '');
  return words === '' ? '' : `**${words}**`;
}
