import type { PageLine } from './page-lines.ts';

/** Pages needed before what repeats at their edges is taken for a running head or foot. */
const ENOUGH_PAGES = 3;
/** Pages from which heads may differ between left and right pages. */
const BOOK_PAGES = 6;

const PAGE_NUMBER =
  /^[-–—|·\s]*(?:(?:page|p\.|seite|página|pág\.)\s*)?\d{1,4}(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?[-–—|·\s]*$/i;

/** What a browser prints above and below a page. */
const PRINTED = /^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}\b|^(?:https?|file):\S+ \d+\/\d+$/;

/** Takes running heads and feet off: lines at the edges that most pages share but for their digits, and page numbers. */
export function withoutRunningLines(pages: readonly PageLine[][]): PageLine[][] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edges(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const share = pages.length >= BOOK_PAGES ? 0.4 : 0.6;
  const most = pages.length >= ENOUGH_PAGES ? pages.length * share : Infinity;
  return pages.map((page) => {
    const edge = new Set(edges(page));
    const isRunning = (line: PageLine): boolean =>
      edge.has(line) &&
      ((counts.get(keyOf(line)) ?? 0) > most ||
        PAGE_NUMBER.test(line.text) ||
        PRINTED.test(line.text));
    return page.filter((line) => !isRunning(line));
  });
}

/** The highest and lowest lines, wherever the file has them; a second one where a gap parts it from the text. */
function edges(page: readonly PageLine[]): PageLine[] {
  if (page.length < 3) return [];
  const sorted = page.toSorted((a, b) => b.y - a.y);
  return [...outermost(sorted), ...outermost(sorted.toReversed())];
}

function outermost([first, second, third]: readonly PageLine[]): PageLine[] {
  if (first === undefined || second === undefined || third === undefined) return [];
  const isApart = Math.abs(second.y - third.y) > 1.7 * second.height;
  return isApart ? [first, second] : [first];
}

function keyOf(line: PageLine): string {
  return line.text.replace(/\d+/g, '#').toLowerCase();
}
