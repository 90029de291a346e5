import type { Block } from '../../core/passage.ts';
import { fenced } from '../markdown/fenced.ts';
import type { Vocabulary } from './join-lines.ts';
import { joinLines } from './join-lines.ts';
import type { Layout } from './page-layout.ts';
import { headingLevel, LONGEST_HEADING } from './page-layout.ts';
import type { PageLine } from './page-lines.ts';

/** What stands on a page, in order. */
export type PageItem =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'block'; readonly block: Block };

const ITEM = /^(?:[•◦▪●○■–*·‣➢-]|\d{1,2}[.)])\s+\S/;
/** A line of a table of contents: dots up to a page's number. */
const LEADER = /(?:[.·…]\s?){4,}\s*\d+$/;
const CONTENTS =
  /^(?:\d+\s+)?(?:table of contents|contents|inhalt|inhaltsverzeichnis|índice|contenido|sumário|sommaire|table des matières|目次|目录)$/i;

/** What is known of the whole file. */
export interface PageContext {
  readonly layout: Layout;
  readonly words: Vocabulary;
  /** How far any line reaches to the right. */
  readonly widest: number;
}

/** The headings and blocks of a page: tables and code stay as they are set, other lines are joined to paragraphs. */
export function pageItems(
  lines: readonly PageLine[],
  { layout, words, widest }: PageContext,
): PageItem[] {
  const marginOf = marginsOf(lines, widest);
  const page = new Page(words, marginOf);
  let isContents = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line === undefined) break;
    const around = { before: lines[at - 1], next: lines[at + 1] };
    const level = headingLevel(line, around, layout);
    const run = level === undefined ? lines.slice(at, endOfRun(lines, at, layout)) : [line];
    at += run.length;
    if (level !== undefined) {
      isContents = CONTENTS.test(line.text);
      if (!isContents) page.heading(line, level);
    } else if (LEADER.test(line.text) || (isContents && /\d$/.test(line.text))) {
      // Where to find a thing is not what is said of it.
      at += 1 - run.length;
    } else if (line.isMono) page.add({ kind: 'code', text: codeOf(run) });
    else if (run.length > 1) page.add({ kind: 'table', text: tableOf(run) });
    else page.line(line);
  }
  return page.items;
}

/** Behind the lines that belong to the code or the table that begins here; behind this line for text. */
function endOfRun(lines: readonly PageLine[], start: number, layout: Layout): number {
  const first = lines[start];
  let end = start + 1;
  if (first === undefined || (!first.isMono && !isRow(first))) return end;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    const isSame = first.isMono
      ? line.isMono
      : isRow(line) && line.cells.length === first.cells.length && !line.isMono;
    const before = lines[end - 1];
    const isBelow = before !== undefined && line.y < before.y;
    if (!isSame || !isBelow) break;
    if (headingLevel(line, { before, next: lines[end + 1] }, layout) !== undefined) break;
    end += 1;
  }
  return end;
}

/** A line of several cells, unless the last is the number of an equation. */
function isRow({ cells }: PageLine): boolean {
  return cells.length > 1 && !/^\(\d+(?:\.\d+)?[a-z]?\)$/.test(cells.at(-1)?.text ?? '');
}

function tableOf(rows: readonly PageLine[]): string {
  const [head, ...body] = rows.map(({ cells }) => {
    return `| ${cells.map(({ text }) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const rule = `| ${(rows[0]?.cells ?? []).map(() => '---').join(' | ')} |`;
  return [head, rule, ...body].join('\n');
}

/** Lines as far to the right as they are set. */
function codeOf(lines: readonly PageLine[]): string {
  const left = Math.min(...lines.map(({ x }) => x));
  const texts = lines.map(({ x, right, text }) => {
    const wide = (right - x) / Math.max(1, text.length);
    return ' '.repeat(wide > 0 ? Math.round((x - left) / wide) : 0) + text;
  });
  return fenced(texts.join('\n'), '');
}

type Margins = (line: PageLine) => number;

/** How far lines that begin where this one does reach to the right: what three of four do not pass. */
function marginsOf(lines: readonly PageLine[], widest: number): Margins {
  const known = new Map<number, number>();
  const measure = ({ x, height }: PageLine): number => {
    const alike = lines.filter((other) => Math.abs(other.x - x) < 2 * height);
    const rights = alike.map(({ right }) => right).sort((a, b) => a - b);
    return rights.length < 4 ? widest : (rights[Math.floor(rights.length * 0.75)] ?? widest);
  };
  return (line) => {
    const column = Math.round(line.x / Math.max(line.height, 1));
    const margin = known.get(column) ?? measure(line);
    known.set(column, margin);
    return margin;
  };
}

class Page {
  readonly items: PageItem[] = [];
  readonly #words: Vocabulary;
  readonly #marginOf: Margins;
  #before: PageLine | undefined;

  constructor(words: Vocabulary, marginOf: Margins) {
    this.#words = words;
    this.#marginOf = marginOf;
  }

  heading(line: PageLine, level: number): void {
    const last = this.items.at(-1);
    const goesOn =
      last?.kind === 'heading' &&
      last.level === level &&
      last.text.length + line.text.length < LONGEST_HEADING &&
      !this.#isApart(line, 1.7) &&
      !NUMBER.test(line.text);
    if (goesOn) this.items[this.items.length - 1] = { ...last, text: `${last.text} ${line.text}` };
    else this.items.push({ kind: 'heading', level, text: line.text });
    this.#before = line;
  }

  add(block: Block): void {
    this.items.push({ kind: 'block', block });
    this.#before = undefined;
  }

  line(line: PageLine): void {
    const last = this.items.at(-1);
    const isItem = ITEM.test(line.text);
    if (
      last?.kind !== 'block' ||
      this.#before === undefined ||
      isItem ||
      this.#parts(line, last.block)
    ) {
      const text = isItem ? line.text.replace(/^[^\d\s]\s+/, '- ') : line.text;
      this.items.push({ kind: 'block', block: { kind: isItem ? 'list-item' : 'paragraph', text } });
    } else {
      const text = joinLines(last.block.text, line.text, this.#words);
      this.items[this.items.length - 1] = { kind: 'block', block: { ...last.block, text } };
    }
    this.#before = line;
  }

  /** A gap of more than a line, a jump to another column, another size of letters, or a line that ended early. */
  #parts(line: PageLine, block: Block): boolean {
    const before = this.#before;
    if (before === undefined || this.#isApart(line, 1.7)) return true;
    const isAbove = before.y - line.y < -Math.max(before.height, line.height);
    // In the next column a sentence goes on.
    if (isAbove) return !/^\p{Ll}/u.test(line.text) || block.kind !== 'paragraph';
    if (Math.abs(before.height - line.height) > 0.2 * Math.max(before.height, line.height))
      return true;
    if (/^\p{Ll}/u.test(line.text) || /\p{L}[-\u2010]$/u.test(before.text)) return false;
    if (before.cells.length > 1 || line.cells.length > 1) return true;
    const isIndented = line.x - before.x > 0.8 * line.height && block.kind === 'paragraph';
    return isIndented || this.#endedEarly(before, line);
  }

  #isApart(line: PageLine, lines: number): boolean {
    const before = this.#before;
    if (before === undefined) return true;
    return before.y - line.y > lines * Math.max(before.height, line.height, 1);
  }

  /** The next line's first word would have had room on it, so the line's end was meant. */
  #endedEarly(before: PageLine, line: PageLine): boolean {
    const word = line.text.split(' ', 1)[0] ?? '';
    const wide = ((line.right - line.x) / Math.max(1, line.text.length)) * (word.length + 1);
    return before.right + wide + 0.5 * line.height < this.#marginOf(before);
  }
}

/** A heading with its own number does not go on the one above. */
const NUMBER = /^\d+(?:\.\d+)*\.?\s/;
