import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from './parse-markdown.ts';

/** Discord shows no Markdown tables: they become aligned text in a code block. */
export function readableTables(markdown: string): string {
  if (!markdown.includes('|')) return markdown;
  return (parseMarkdown(markdown) ?? []).reduceRight((text, node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type !== 'table' || start === undefined || end === undefined) return text;
    return text.slice(0, start) + alignedTable(node) + text.slice(end);
  }, markdown);
}

function alignedTable(table: Table): string {
  const rows = table.children.map((row) =>
    row.children.map((cell) => toString(cell).replaceAll('```', "'''")),
  );
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return ['```', ...lines, '```'].join('\n');
}
