import type { Cell, PageLine } from './page-lines.ts';
import { mostly } from './page-lines.ts';

/** Lines that must agree on where the second column begins. */
const ENOUGH_LINES = 5;
/** Characters. Shorter cells on the average are a table's. */
const LONG_CELL = 20;
/** Points. */
const SLACK = 4;

/**
 * Some programs write two columns line by line across the page: the lines are taken apart, and the left column
 * read before the right one. Whatever reaches over both parts what is above it from what is below.
 */
export function untangleColumns(lines: readonly PageLine[]): PageLine[] {
  const gutter = gutterOf(lines);
  if (gutter === undefined) return [...lines];
  const read: PageLine[] = [];
  let left: PageLine[] = [];
  let right: PageLine[] = [];
  const flush = (): void => {
    read.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const line of lines) {
    const [first, second] = line.cells;
    if (isPair(line, gutter) && first !== undefined && second !== undefined) {
      left.push(partOf(line, first));
      right.push(partOf(line, second));
    } else if (line.right < gutter) left.push(line);
    else if (line.x >= gutter - SLACK) right.push(line);
    else {
      flush();
      read.push(line);
    }
  }
  flush();
  return read;
}

function gutterOf(lines: readonly PageLine[]): number | undefined {
  const pairs = lines.filter(({ cells }) => cells.length === 2);
  const start = mostly(pairs.map(({ cells }) => [Math.round((cells[1]?.x ?? 0) / SLACK), 1]));
  if (start === undefined) return undefined;
  const gutter = start * SLACK;
  const parted = pairs.filter((line) => isPair(line, gutter));
  const cells = parted.flatMap((line) => line.cells);
  const mean = cells.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cells.length);
  return parted.length >= ENOUGH_LINES && mean >= LONG_CELL ? gutter : undefined;
}

function isPair({ cells }: PageLine, gutter: number): boolean {
  return cells.length === 2 && Math.abs((cells[1]?.x ?? Infinity) - gutter) <= SLACK;
}

function partOf(line: PageLine, cell: Cell): PageLine {
  return { ...line, ...cell, cells: [cell] };
}
