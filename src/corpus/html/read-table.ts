import type { AnyNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import { inlineText, tidyInline } from './inline-text.ts';

/** A table of data: a block in Markdown, or its rows one by one where cells hold code or tables of their own. */
export type DataTable =
  | { readonly kind: 'markdown'; readonly caption: string; readonly text: string }
  | { readonly kind: 'rows'; readonly caption: string; readonly rows: readonly Row[] };

/** A row below the head: each cell with its column's name. */
type Row = readonly { readonly column: string; readonly cell: Element }[];

/** A table's cell in each column and row that it covers; the first row and column are its own. */
interface Covered {
  readonly cell: Element;
  readonly isOwn: boolean;
  readonly isBelow: boolean;
}

/** Reads a table. Undefined for one that only lays out a page: with headings, a single column, or no head to speak of. */
export function readTable(table: Element): DataTable | undefined {
  const rows = rowsOf(table).filter((row) => row.children.some((cell) => isFilled(cell)));
  const grid = gridOf(rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width < 2 || grid.flat().some(({ cell }) => holds(cell, HEADINGS))) return undefined;
  const isRich = grid.flat().some(({ cell }) => holds(cell, ['pre', 'table']));
  const isList = grid.flat().some(({ cell }) => holds(cell, ['ul', 'ol']));
  const heads = Math.max(1, headRows(rows));
  if ((isRich || isList) && !namesColumns(grid, heads, headRows(rows) > 0)) return undefined;
  const columns = Array.from({ length: width }, (_, column) =>
    nameOf(grid.slice(0, heads).map((row) => row[column])),
  );
  const caption = captionOf(table);
  const body = grid.slice(heads);
  if (!isRich) return { kind: 'markdown', caption, text: markdownOf(columns, body) };
  const named = body.map((row) =>
    row.flatMap(({ cell, isOwn, isBelow }, column) =>
      (isOwn || isBelow) && isFilled(cell) ? [{ column: columns[column] ?? '', cell }] : [],
    ),
  );
  return { kind: 'rows', caption, rows: named };
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4'];

/** Characters. What is longer is no column's name. */
const LONGEST_NAME = 60;

/** Whether the first rows say what the columns are: marked as head, or short words above other rows. */
function namesColumns(grid: readonly Covered[][], heads: number, isMarked: boolean): boolean {
  const cells = grid.slice(0, heads).flat();
  if (cells.some(({ cell }) => holds(cell, ['pre', 'table', 'ul', 'ol']))) return false;
  const names = cells.map(({ cell }) => cellText(cell));
  return (
    isMarked ||
    (grid.length > heads && names.every((name) => name !== '' && name.length <= LONGEST_NAME))
  );
}

/** How many rows at the top are marked as head. */
function headRows(rows: readonly Element[]): number {
  const isHead = (row: Element): boolean => {
    const cells = row.children.filter(isCell);
    const parent = row.parent !== null && isTag(row.parent) ? row.parent.name : '';
    return parent === 'thead' || cells.every(({ name }) => name === 'th');
  };
  const first = rows.findIndex((row) => !isHead(row));
  return first === -1 ? 1 : first;
}

/** Columns. Nothing that is read has more; a span of a thousand is a slip or worse. */
const WIDEST_SPAN = 30;

/** The cells with those that reach over several columns or rows in each of them. */
function gridOf(rows: readonly Element[]): Covered[][] {
  const grid: Covered[][] = [];
  let reaching: { readonly cell: Element; left: number }[] = [];
  for (const row of rows) {
    const covered: Covered[] = [];
    const next: typeof reaching = [];
    const fill = (): void => {
      for (let above = reaching[covered.length]; above !== undefined && above.left > 0;) {
        next[covered.length] = { cell: above.cell, left: above.left - 1 };
        covered.push({ cell: above.cell, isOwn: false, isBelow: true });
        above = reaching[covered.length];
      }
    };
    for (const cell of row.children.filter(isCell)) {
      fill();
      const below = spanOf(cell, 'rowspan', rows.length) - 1;
      for (let step = 0; step < spanOf(cell, 'colspan', WIDEST_SPAN); step += 1) {
        if (below > 0) next[covered.length] = { cell, left: below };
        covered.push({ cell, isOwn: step === 0, isBelow: false });
      }
    }
    fill();
    grid.push(covered);
    reaching = next;
  }
  return grid;
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number(cell.attribs[name] ?? '1');
  return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

/** What stands above a column, outermost first, each word once. */
function nameOf(cells: readonly (Covered | undefined)[]): string {
  const names = cells.map((covered) => (covered === undefined ? '' : cellText(covered.cell)));
  return [...new Set(names.filter((name) => name !== ''))].join(' ');
}

function markdownOf(columns: readonly string[], body: readonly Covered[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const texts = body.map((row) =>
    columns.map((_, column) => {
      const covered = row[column];
      const isShown = covered?.isOwn === true || covered?.isBelow === true;
      return isShown ? cellText(covered.cell) : '';
    }),
  );
  return [line(columns), line(columns.map(() => '---')), ...texts.map(line)].join('\n');
}

function captionOf(table: Element): string {
  const caption = table.children.find((child) => isTag(child) && child.name === 'caption');
  return caption === undefined ? '' : tidyInline(inlineText(caption)).replace(/\*\*/g, '');
}

function holds(element: Element, names: readonly string[]): boolean {
  return element.children.some(
    (child) => isTag(child) && (names.includes(child.name) || holds(child, names)),
  );
}

function rowsOf(element: Element): Element[] {
  return element.children
    .filter((child) => isTag(child))
    .flatMap((child) => {
      if (child.name === 'tr') return [child];
      return child.name === 'caption' ? [] : rowsOf(child);
    });
}

function isCell(node: AnyNode): node is Element {
  return isTag(node) && (node.name === 'td' || node.name === 'th');
}

function isFilled(cell: AnyNode): boolean {
  return isCell(cell) && (cellText(cell) !== '' || holds(cell, ['pre', 'table']));
}

/** A cell in one line; of a list its items. */
function cellText(cell: Element): string {
  const text = tidyInline(cell.children.map(inlineText).join(''));
  return text
    .replace(/\s*;\s*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|');
}
