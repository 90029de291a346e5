import type { Nodes, Parent, RootContent } from 'mdast';
import { parseMarkdown } from './parse-markdown.ts';

const CUT_MARK = ' …';

/**
 * Shortens Markdown to at most `limit` characters (UTF-16 units, as Discord counts at the strictest), never inside
 * code, a link or emphasis: whole blocks first, then list items or lines of code, then sentences, then words.
 */
export function fitMarkdown(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = limit - CUT_MARK.length;
  if (room <= 0) return '';
  const blocks = parseMarkdown(text);
  return blocks === undefined ? cutWords(text, room) : keepBlocks(text, blocks, 0, room);
}

/** What is no Markdown is cut between words, or anywhere. */
function cutWords(text: string, room: number): string {
  const cut = text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return (/^[\s\S]*\S(?=\s)/.exec(cut)?.[0] ?? cut) + CUT_MARK;
}

function keepBlocks(
  text: string,
  blocks: readonly RootContent[],
  start: number,
  room: number,
): string {
  let end = start;
  for (const block of blocks) {
    const blockEnd = endOf(block);
    if (blockEnd - start <= room) {
      end = blockEnd;
      continue;
    }
    return text.slice(start, end) + cutBlock(text, block, end, room - (end - start));
  }
  return text.slice(start, end);
}

/** As much of a block as fits, with the space that separates it from what stands before. */
function cutBlock(text: string, block: RootContent, from: number, room: number): string {
  const lead = text.slice(from, startOf(block));
  const space = room - lead.length;
  if (space <= 0) return CUT_MARK;
  if (block.type === 'code') return cutCode(text.slice(startOf(block), endOf(block)), lead, space);
  if (block.type === 'list') return keepItems(text, block.children, from, room) + CUT_MARK;
  const end = lastCut(text, block, startOf(block) + space);
  return end === undefined ? CUT_MARK : lead + text.slice(startOf(block), end).trimEnd() + CUT_MARK;
}

function keepItems(text: string, items: readonly Nodes[], from: number, room: number): string {
  const last = items.findLast((item) => endOf(item) - from <= room);
  return last === undefined ? '' : text.slice(from, endOf(last));
}

/** Whole lines of a fenced block, and its closing fence again. */
function cutCode(code: string, lead: string, space: number): string {
  const lines = code.split('\n');
  const fence = /^\s*(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return CUT_MARK;
  const closing = `\n…\n${fence}`;
  const kept: string[] = [];
  let length = closing.length;
  for (const line of lines.slice(0, -1)) {
    length += line.length + 1;
    if (length > space) break;
    kept.push(line);
  }
  return kept.length < 2 ? CUT_MARK : lead + kept.join('\n') + closing;
}

/** The last place before `limit` where a sentence, or else a word, ends outside code, links and emphasis. */
function lastCut(text: string, block: RootContent, limit: number): number | undefined {
  const whole = wholeRanges(block);
  const isFree = (at: number) => whole.every(([start, end]) => at <= start || at >= end);
  const start = startOf(block);
  for (const boundary of [/[.!?:](?=\s)/g, /\S(?=\s)/g]) {
    const ends = [...text.slice(start, limit).matchAll(boundary)].map(
      (match) => start + match.index + 1,
    );
    const best = ends.findLast(isFree);
    if (best !== undefined) return best;
  }
  return undefined;
}

/** The inline pieces that must stay whole. */
function wholeRanges(node: RootContent): (readonly [number, number])[] {
  if (!('children' in node)) return [];
  return (node as Parent).children.flatMap((child) =>
    child.type === 'text' || child.type === 'break'
      ? []
      : child.type === 'paragraph'
        ? wholeRanges(child)
        : [[startOf(child), endOf(child)] as const],
  );
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
