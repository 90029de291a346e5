import type { PageLine } from './page-lines.ts';
import { mostly } from './page-lines.ts';

/** How a file sets its text and its headings. */
export interface Layout {
  /** Of most letters, in points. */
  readonly bodyHeight: number;
  readonly bodyFont: string;
  /** Heights of headings, largest first. */
  readonly headings: readonly number[];
}

/** Times the body's size. */
const HEADING_SIZE = 1.12;
/** Characters. */
export const LONGEST_HEADING = 150;
const LONGEST_BOLD_HEADING = 80;

/** What most letters of a file are set in, and what is larger than that. */
export function layoutOf(lines: readonly PageLine[]): Layout {
  const letters = lines.map((line) => [line, line.text.length] as const);
  const bodyHeight = mostly(letters.map(([line, count]) => [sizeOf(line), count])) ?? 0;
  const bodyFont = mostly(letters.map(([line, count]) => [line.font, count])) ?? '';
  const larger = lines.filter((line) => isLarge(line, bodyHeight)).map(sizeOf);
  const headings = [...new Set(larger)].sort((a, b) => b - a);
  return { bodyHeight, bodyFont, headings };
}

/**
 * The level of a line that is a heading: larger than the text, or in another font and short, behind a gap and above
 * text. Undefined for any other line.
 */
export function headingLevel(
  line: PageLine,
  { before, next }: { readonly before: PageLine | undefined; readonly next: PageLine | undefined },
  layout: Layout,
): number | undefined {
  if (isLarge(line, layout.bodyHeight)) return layout.headings.indexOf(sizeOf(line)) + 1;
  const isOther = line.font !== layout.bodyFont && !line.isMono && isWhole(line);
  if (!isOther || line.text.length > LONGEST_BOLD_HEADING) return undefined;
  const saysSo = /^[\p{Lu}\d]/u.test(line.text) && /\p{L}{3}/u.test(line.text);
  if (!saysSo || /[.,;:!?=\u2026]$/u.test(line.text) || next?.font !== layout.bodyFont)
    return undefined;
  const isApart =
    before === undefined || before.y - line.y > 1.3 * line.height || before.y < line.y;
  return isApart ? layout.headings.length + 1 : undefined;
}

/** Not a row: one cell, or a number and what it counts. */
function isWhole({ cells }: PageLine): boolean {
  return (
    cells.length === 1 || (cells.length === 2 && /^\d+(?:\.\d+)*\.?$/.test(cells[0]?.text ?? ''))
  );
}

function isLarge(line: PageLine, bodyHeight: number): boolean {
  const { text, height, isMono, cells } = line;
  return (
    cells.length < 3 &&
    height >= HEADING_SIZE * bodyHeight &&
    !isMono &&
    text.length <= LONGEST_HEADING &&
    /\p{L}{2}|[\u3040-\u9fff]/u.test(text)
  );
}

/** Sizes that differ by less than half a point are one. */
function sizeOf({ height }: PageLine): number {
  return Math.round(height * 2) / 2;
}
