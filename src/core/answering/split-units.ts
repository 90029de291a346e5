import { sentences } from '../indexing/sentences.ts';

/** A piece of Markdown that is shown whole or not at all. */
export interface Unit {
  readonly kind: 'sentence' | 'list-item' | 'code' | 'table' | 'formula' | 'quote';
  readonly text: string;
  /** What parts it from the unit before: a space, a line or an empty line. */
  readonly before: '' | ' ' | '\n' | '\n\n';
}

const LIST_ITEM = /^\s{0,6}(?:[-*+]|\d{1,9}[.)])\s+/;

/** The units of a passage, in order; joined with their `before` they are the passage again, headings left out. */
export function splitUnits(markdown: string): readonly Unit[] {
  const units: Unit[] = [];
  for (const { kind, text } of splitBlocks(markdown)) {
    const pieces = kind === 'sentence' ? wholeSentences(text) : [text];
    for (const [at, piece] of pieces.entries()) {
      const follows = kind === 'list-item' && units.at(-1)?.kind === 'list-item';
      const before = units.length === 0 ? '' : at > 0 ? ' ' : follows ? '\n' : '\n\n';
      units.push({ kind, text: piece, before });
    }
  }
  return units;
}

type RawBlock = Pick<Unit, 'kind' | 'text'>;

function splitBlocks(markdown: string): readonly RawBlock[] {
  const blocks: RawBlock[] = [];
  let open: { kind: Unit['kind']; lines: string[] } | undefined;
  let fence: string | undefined;
  const close = () => {
    const text = open?.lines.join('\n').trimEnd() ?? '';
    if (open !== undefined && text.trim() !== '') blocks.push({ kind: open.kind, text });
    open = undefined;
  };
  for (const line of markdown.split('\n')) {
    if (fence !== undefined) {
      open?.lines.push(line);
      if (line.trim().startsWith(fence)) {
        fence = undefined;
        close();
      }
      continue;
    }
    const opening = /^\s*(`{3,}|~{3,}|\$\$)/.exec(line)?.[1];
    if (opening !== undefined && !(opening === '$$' && /^\s*\$\$.+\$\$\s*$/.test(line))) {
      // A fence inside a list item belongs to it.
      if (open?.kind !== 'list-item' || !/^\s{2,}/.test(line)) {
        close();
        open = { kind: opening === '$$' ? 'formula' : 'code', lines: [] };
      }
      open.lines.push(line);
      fence = opening;
      continue;
    }
    const kind = kindOf(line, open?.kind);
    if (kind === undefined) close();
    else if (kind === open?.kind && !(kind === 'list-item' && LIST_ITEM.test(line)))
      open.lines.push(line);
    else {
      close();
      open = { kind, lines: [line] };
    }
  }
  close();
  return blocks;
}

/** What a line outside fences begins or goes on with; undefined for empty lines and headings. */
function kindOf(line: string, open: Unit['kind'] | undefined): Unit['kind'] | undefined {
  if (line.trim() === '' || /^\s{0,3}#{1,6}\s/.test(line)) return undefined;
  if (LIST_ITEM.test(line)) return 'list-item';
  if (/^\s*>/.test(line)) return 'quote';
  if (/^\s*\|/.test(line)) return 'table';
  if (/^\s*\$\$/.test(line)) return 'formula';
  return open === 'list-item' || open === 'quote' ? open : 'sentence';
}

/** Sentences; what ends in a colon or semicolon stays with what it announces. */
function wholeSentences(paragraph: string): readonly string[] {
  const whole: string[] = [];
  let begun = '';
  for (const part of sentences(paragraph.replace(/\s*\n\s*/g, ' '))) {
    begun += part;
    if (/[:;]["'”’)\]*_]{0,3}\s*$/.test(part)) continue;
    whole.push(begun.trim());
    begun = '';
  }
  if (begun.trim() !== '') whole.push(begun.trim());
  return whole;
}
