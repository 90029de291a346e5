import type { RootContent } from 'mdast';
import { parseMarkdown } from './parse-markdown.ts';

/** Cuts Markdown into pages of at most `limit` characters: between blocks, then items, lines of code, words. */
export function splitMarkdown(markdown: string, limit: number): readonly string[] {
  const pages: string[] = [];
  let page = '';
  for (const piece of piecesOf(markdown, limit)) {
    const longer = page === '' ? piece.text : page + piece.before + piece.text;
    if (longer.length <= limit) {
      page = longer;
    } else {
      if (page !== '') pages.push(page);
      page = piece.text;
    }
  }
  return page.trim() === '' ? pages : [...pages, page];
}

interface Piece {
  /** What stands between it and the piece before, when both are on one page. */
  readonly before: string;
  readonly text: string;
}

function piecesOf(markdown: string, limit: number): Piece[] {
  const blocks = parseMarkdown(markdown);
  if (blocks === undefined) return wordPieces(markdown, limit);
  return blocks.flatMap((block) => {
    const text = sourceOf(markdown, block);
    if (text.length <= limit) return [{ before: '\n\n', text }];
    if (block.type === 'code') return codePieces(text, limit);
    if (block.type === 'list') {
      return block.children.flatMap((item) =>
        wordPieces(sourceOf(markdown, item), limit).map((piece) => ({ ...piece, before: '\n' })),
      );
    }
    return wordPieces(text, limit);
  });
}

function sourceOf(markdown: string, node: RootContent): string {
  return markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** A long code block becomes several, each with its fences. */
function codePieces(text: string, limit: number): Piece[] {
  const lines = text.split('\n');
  const opening = /^\s*(?:`{3,}|~{3,})[^\n]*/.exec(lines[0] ?? '')?.[0] ?? '```';
  const isFenced = lines[0]?.trim() === opening.trim();
  const fence = /`{3,}|~{3,}/.exec(opening)?.[0] ?? '```';
  const body = isFenced ? lines.slice(1, lines.at(-1)?.trim() === fence ? -1 : undefined) : lines;
  // Room for both fences and their line ends.
  const room = Math.max(1, limit - opening.length - fence.length - 2);
  return packLines(body, room).map((code) => ({
    before: '\n',
    text: `${opening}\n${code}\n${fence}`,
  }));
}

function packLines(lines: readonly string[], room: number): string[] {
  const packed: string[] = [];
  let current: string | undefined;
  for (const line of lines.flatMap((long) => chunks(long, room))) {
    const longer: string = current === undefined ? line : `${current}\n${line}`;
    if (longer.length <= room) current = longer;
    else {
      if (current !== undefined) packed.push(current);
      current = line;
    }
  }
  return current === undefined ? packed : [...packed, current];
}

/** Words stay whole unless one alone is too long. */
function wordPieces(text: string, limit: number): Piece[] {
  const pieces: Piece[] = [];
  let current = '';
  for (const word of text.split(/(?<=\s)/).flatMap((long) => chunks(long, limit))) {
    if (current.length + word.length > limit) {
      pieces.push({ before: '\n\n', text: current.trimEnd() });
      current = '';
    }
    current += word;
  }
  return [...pieces, { before: '\n\n', text: current.trimEnd() }];
}

function chunks(text: string, size: number): string[] {
  if (text.length <= size) return [text];
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}
