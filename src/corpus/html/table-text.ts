import type { AnyNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import { inlineText, tidyInline } from './inline-text.ts';

/**
 * A table in Markdown, its first row as head. Undefined for one that only lays out a page: with code, a list or
 * another table in it, or with a single column.
 */
export function tableText(table: Element): string | undefined {
  if (holds(table, ['table', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4'])) return undefined;
  const rows = rowsOf(table).map((row) =>
    row.children.filter((cell) => isCell(cell)).map(cellText),
  );
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...filled.map((row) => row.length));
  const [head, ...body] = filled;
  if (head === undefined || width < 2) return undefined;
  const line = (cells: readonly string[]): string => {
    return `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  };
  return [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join(
    '\n',
  );
}

function holds(element: Element, names: readonly string[]): boolean {
  return element.children.some(
    (child) => isTag(child) && (names.includes(child.name) || holds(child, names)),
  );
}

function rowsOf(element: Element): Element[] {
  return element.children
    .filter((child) => isTag(child))
    .flatMap((child) => (child.name === 'tr' ? [child] : rowsOf(child)));
}

function isCell(node: AnyNode): node is Element {
  return isTag(node) && (node.name === 'td' || node.name === 'th');
}

function cellText(cell: Element): string {
  const text = tidyInline(cell.children.map(inlineText).join(''));
  return text.replace(/\s+/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}
