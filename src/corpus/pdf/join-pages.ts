import { sentences } from '../../core/indexing/sentences.ts';
import type { Vocabulary } from './join-lines.ts';
import { joinLines } from './join-lines.ts';
import type { PageItem } from './page-blocks.ts';

/** A sentence that goes on over the page is whole on the page where it begins; what follows stays where it is. */
export function joinPages(
  pages: readonly (readonly PageItem[])[],
  words: Vocabulary,
): PageItem[][] {
  const joined: PageItem[][] = [];
  for (const page of pages) {
    const [first, ...rest] = page;
    const before = joined.at(-1);
    const last = before?.at(-1);
    if (before === undefined || !isOpen(last) || !goesOn(first)) {
      joined.push([...page]);
      continue;
    }
    const [begun = '', ...others] = sentences(first.block.text);
    const text = joinLines(last.block.text, begun.trim(), words);
    before[before.length - 1] = { kind: 'block', block: { ...last.block, text } };
    const left = others.join('').trim();
    const item: PageItem = { kind: 'block', block: { ...first.block, text: left } };
    joined.push(left === '' ? rest : [item, ...rest]);
  }
  return joined;
}

type BlockItem = Extract<PageItem, { kind: 'block' }>;

function isOpen(item: PageItem | undefined): item is BlockItem {
  if (item?.kind !== 'block' || !['paragraph', 'list-item'].includes(item.block.kind)) return false;
  return /[\p{L}\p{N},-]$/u.test(item.block.text);
}

function goesOn(item: PageItem | undefined): item is BlockItem {
  return (
    item?.kind === 'block' && item.block.kind === 'paragraph' && /^\p{Ll}/u.test(item.block.text)
  );
}
