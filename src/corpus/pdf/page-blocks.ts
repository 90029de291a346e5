import type { Block } from '../../core/passage.ts';

/** A run of text as the PDF places it. */
export interface TextRun {
  readonly text: string;
  /** Whether the line ends behind it. */
  readonly endsLine: boolean;
  /** From the page's lower edge, in points. */
  readonly y: number;
  /** In points; 0 for white space. */
  readonly height: number;
}

/** A line of a page. */
export interface PageLine {
  readonly text: string;
  readonly y: number;
  readonly height: number;
}

/** Puts the runs of a page together into lines. */
export function pageLines(runs: readonly TextRun[]): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let y = 0;
  let height = 0;
  const end = (): void => {
    const tidy = plainLetters(text).replace(/\s+/g, ' ').trim();
    if (tidy !== '') lines.push({ text: tidy, y, height });
    text = '';
    height = 0;
  };
  for (const run of runs) {
    if (run.text.trim() !== '') {
      y = run.y;
      height = Math.max(height, run.height);
    }
    text += run.text;
    if (run.endsLine) end();
  }
  end();
  return lines;
}

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Letters that were set as one are taken apart, so that words can be found; soft hyphens go. */
function plainLetters(text: string): string {
  return text.replace(/[ﬀ-ﬆ]/g, (sign) => LIGATURES[sign] ?? sign).replace(/\u00ad(?=\S)/g, '');
}

const ITEM = /^(?:[•◦▪●○■–*·‣➢-]|\d{1,2}[.)])\s+\S/;

/** The blocks of a page: lines joined to paragraphs at hyphens and line ends, parted at gaps and list marks. */
export function pageBlocks(lines: readonly PageLine[]): Block[] {
  const blocks: { kind: 'paragraph' | 'list-item'; text: string }[] = [];
  let before: PageLine | undefined;
  for (const line of lines) {
    const current = blocks.at(-1);
    const isItem = ITEM.test(line.text);
    if (current === undefined || before === undefined || isItem || parts(before, line)) {
      const text = isItem ? line.text.replace(/^[^\d\s]\s+/, '- ') : line.text;
      blocks.push({ kind: isItem ? 'list-item' : 'paragraph', text });
    } else current.text = joined(current.text, line.text);
    before = line;
  }
  return blocks;
}

/** A gap of more than a line, a jump to another column, or another size of letters. */
function parts(before: PageLine, line: PageLine): boolean {
  const size = Math.max(before.height, line.height, 1);
  const step = before.y - line.y;
  return step > 1.7 * size || step < -size || Math.abs(before.height - line.height) > 0.2 * size;
}

function joined(text: string, line: string): string {
  const isBroken = /\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(line);
  return isBroken ? text.slice(0, -1) + line : `${text} ${line}`;
}

/** Pages needed before what repeats at their edges is taken for a running head or foot. */
const ENOUGH_PAGES = 4;

/** Takes running heads and feet off: first and last lines that most pages share but for their digits. */
export function withoutRunningLines(pages: readonly PageLine[][]): PageLine[][] {
  if (pages.length < ENOUGH_PAGES) return [...pages];
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edges(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isRunning = (line: PageLine): boolean =>
    (counts.get(keyOf(line)) ?? 0) > pages.length * 0.6;
  return pages.map((page) => {
    const edge = new Set(edges(page));
    return page.filter((line) => !edge.has(line) || !isRunning(line));
  });
}

function edges(page: readonly PageLine[]): PageLine[] {
  return page.length < 3 ? [] : [...page.slice(0, 1), ...page.slice(-1)];
}

function keyOf(line: PageLine): string {
  return line.text.replace(/\d+/g, '#').toLowerCase();
}
