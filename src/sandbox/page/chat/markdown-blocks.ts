/** A piece of a message: a list, or anything else that Discord's Markdown parser reads. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

/** A line of a list. */
export interface ListItem {
  /** 0 for the outermost. */
  readonly depth: number;
  /** Undefined in a list of points. */
  readonly number: number | undefined;
  readonly text: string;
}

const LIST_LINE = /^(\s*)(?:[-*]|(\d{1,9})\.)\s+(\S.*)$/;
const SUBTEXT_LINE = /^-# /;

/** Takes a message apart into lists and the rest; fenced code is never taken for a list. */
export function splitBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let isFenced = false;
  for (const line of markdown.split('\n')) {
    const found = isFenced || SUBTEXT_LINE.test(line) ? null : LIST_LINE.exec(line);
    if (countFences(line) % 2 === 1) isFenced = !isFenced;
    if (found) addItem(blocks, toItem(found));
    else addText(blocks, line);
  }
  return blocks;
}

function countFences(line: string): number {
  return line.split('```').length - 1;
}

function toItem(found: RegExpExecArray): ListItem {
  const [, indent = '', number, text = ''] = found;
  return {
    depth: Math.floor(indent.length / 2),
    number: number === undefined ? undefined : Number(number),
    text,
  };
}

function addItem(blocks: Block[], item: ListItem): void {
  const last = blocks.at(-1);
  const isSame =
    last?.kind === 'list' &&
    (item.depth > 0 || (last.items[0]?.number === undefined) === (item.number === undefined));
  if (isSame) blocks.splice(-1, 1, { kind: 'list', items: [...last.items, item] });
  else blocks.push({ kind: 'list', items: [item] });
}

function addText(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'text') {
    blocks.splice(-1, 1, { kind: 'text', text: `${last.text}\n${line}` });
  } else blocks.push({ kind: 'text', text: line });
}
