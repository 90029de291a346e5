import { raised } from '../raised.ts';

/** A run of text as the PDF places it; lengths in points, from the page's lower left corner. */
export interface TextRun {
  readonly text: string;
  /** Whether the line ends behind it. */
  readonly endsLine: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** 0 for white space. */
  readonly height: number;
  readonly font: string;
  readonly isMono: boolean;
}

/** A stretch of a line without a wide gap. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** A line of a page. */
export interface PageLine extends Cell {
  readonly y: number;
  readonly height: number;
  /** The font that most of it is set in. */
  readonly font: string;
  readonly isMono: boolean;
  /** More than one where wide gaps part it, as in a table. */
  readonly cells: readonly Cell[];
}

/** Puts the runs of a page together into lines. */
export function pageLines(runs: readonly TextRun[]): PageLine[] {
  const lines: PageLine[] = [];
  let open: TextRun[] = [];
  const end = (): void => {
    const line = lineOf(open);
    const before = lines.at(-1);
    if (line !== undefined && before !== undefined && isBeside(before, line)) {
      lines[lines.length - 1] = beside(before, line);
    } else if (line !== undefined) lines.push(line);
    open = [];
  };
  for (const run of runs) {
    open.push(run);
    if (run.endsLine) end();
  }
  end();
  return lines;
}

/** Some programs end the line behind each cell of a row. */
function isBeside(before: PageLine, line: PageLine): boolean {
  const isLevel = Math.abs(before.y - line.y) < 0.3 * line.height;
  return isLevel && line.x - before.right > CELL_GAP * line.height;
}

function beside(before: PageLine, line: PageLine): PageLine {
  return {
    ...before,
    text: `${before.text} ${line.text}`,
    right: line.right,
    isMono: before.isMono && line.isMono,
    cells: [...before.cells, ...line.cells],
  };
}

/** Times the size of letters: a wider gap parts cells, narrower ones are spaces of a line that was filled up. */
const CELL_GAP = 1.1;

function lineOf(runs: readonly TextRun[]): PageLine | undefined {
  const own = runs.filter(({ text }) => text.trim() !== '');
  const tallest = own.toSorted((a, b) => b.height - a.height || b.text.length - a.text.length)[0];
  if (tallest === undefined) return undefined;
  const cells = cellsOf(runs, tallest);
  return {
    text: cells.map(({ text }) => text).join(' '),
    x: Math.min(...cells.map(({ x }) => x)),
    right: Math.max(...cells.map(({ right }) => right)),
    y: tallest.y,
    height: tallest.height,
    font: mostly(own.map(({ font, text }) => [font, text.length])) ?? '',
    isMono: own.every(({ isMono }) => isMono),
    cells,
  };
}

interface OpenCell {
  text: string;
  x: number;
  right: number;
  /** Raised or lowered letters that are still to be written. */
  off: { readonly direction: 'up' | 'down'; text: string } | undefined;
}

function cellsOf(runs: readonly TextRun[], line: TextRun): Cell[] {
  const cells: OpenCell[] = [];
  for (const run of runs) {
    let cell = cells.at(-1);
    if (run.text.trim() === '') {
      if (cell !== undefined && cell.off === undefined) cell.text += run.text;
      continue;
    }
    if (cell === undefined || run.x - cell.right > CELL_GAP * line.height) {
      cell = { text: '', x: run.x, right: run.x, off: undefined };
      cells.push(cell);
    }
    write(cell, run.text, directionOf(run, line), (run.x - cell.right) / line.height);
    cell.right = Math.max(cell.right, run.x + run.width);
  }
  return cells.map((cell) => {
    settle(cell);
    return { text: tidyText(cell.text), x: cell.x, right: cell.right };
  });
}

function write(
  cell: OpenCell,
  text: string,
  direction: 'up' | 'down' | undefined,
  gap: number,
): void {
  if (direction !== undefined && cell.off?.direction === direction) {
    cell.off.text += text;
    return;
  }
  const wasOff = cell.off !== undefined;
  settle(cell);
  if (direction === undefined) cell.text += wasOff && gap > 0.15 ? ` ${text}` : text;
  else {
    // The reader puts a space before most of what is off the line.
    if (gap < 0.35) cell.text = cell.text.trimEnd();
    cell.off = { direction, text };
  }
}

function settle(cell: OpenCell): void {
  if (cell.off === undefined) return;
  cell.text += raised(cell.off.text, cell.off.direction);
  cell.off = undefined;
}

/** Smaller letters off the line: an exponent, an index. Without a sign they would change what is said. */
function directionOf(run: TextRun, line: TextRun): 'up' | 'down' | undefined {
  if (run.height === 0 || run.height > 0.85 * line.height) return undefined;
  const step = (run.y - line.y) / line.height;
  if (step > 0.2) return 'up';
  return step < -0.1 ? 'down' : undefined;
}

/** What has the greatest sum. */
export function mostly<Key>(counts: readonly (readonly [Key, number])[]): Key | undefined {
  const sums = new Map<Key, number>();
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0];
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
function tidyText(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(/\u00ad(?=\S)|[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
