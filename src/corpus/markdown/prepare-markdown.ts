import { dropTags } from './drop-tags.ts';

interface Line {
  readonly text: string;
  /** Inside a fence: to be left as it is. */
  readonly isCode: boolean;
}

/**
 * Rewrites what is not Markdown proper into Markdown: admonitions and tabs of MkDocs (`!!! note`, `=== "Tab"`),
 * `:::` blocks, template tags alone on a line, comments, and for MDX its imports and tags. Fenced code is left alone.
 */
export function prepareMarkdown(source: string, isMdx: boolean): string {
  const text = source.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  const lines = dedentAdmonitions(text.split('\n'));
  const marked = markCode(lines).map((line) =>
    line.isCode ? line : { ...line, text: tame(line.text) },
  );
  const prose = isMdx ? dropImports(marked) : marked;
  return dropTags(prose, isMdx);
}

/** How many `>` or list marks may stand at a line's start before the rest is taken for noise. */
const MARKS_AT_MOST = 24;
const NOISE = new RegExp(
  `^(\\s*(?:(?:[>*+-]|\\d+[.)])\\s*){${MARKS_AT_MOST}})(?:(?:[>*+-]|\\d+[.)])\\s*)+`,
);

/** One line outside of code. */
function tame(line: string): string {
  const block = /^\s*:{3,}\s*(?:\{([^}]*)\}|\[?([\w-]*)\]?)\s*(.*)$/.exec(line);
  if (block !== null) return blockTitle(block[1] ?? block[2] ?? '', block[3] ?? '');
  if (/^\s*(?:\{%-?[^%]*%\}|\{\{[<%][^}]*\}\})\s*$/.test(line)) return '';
  return line.replace(NOISE, '$1');
}

/** `:::warning Do not` and `:::{.callout-note}` begin with a bold word; `:::` alone ends and leaves nothing. */
function blockTitle(name: string, rest: string): string {
  const kind =
    /[a-z]+$/i.exec(name.replace(/^\.?(?:callout-)?/, '').split(/[\s.#]/)[0] ?? '')?.[0] ?? '';
  const title = rest
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\{[^}]*\}/g, '')
    .replace(/:+\s*$/, '')
    .trim();
  if (title !== '') return `\n**${title}**\n`;
  return kind === '' ? '' : `\n**${capital(kind)}**\n`;
}

const ADMONITION = /^(\s*)(?:!!!|\?\?\?\+?|===[!+]?)\s+(?:([\w -]+?)\s*)?(?:"([^"]*)")?\s*$/;

/** MkDocs indents what belongs to an admonition or tab by four spaces; in plain Markdown that would be code. */
function dedentAdmonitions(lines: readonly string[]): string[] {
  const result: string[] = [];
  /** Indents of the open admonitions, outermost first. */
  const open: number[] = [];
  let fence: string | undefined;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    if (fence === undefined && line.trim() !== '') {
      while (open.length > 0 && indent < (open.at(-1) ?? 0) + 4) open.pop();
    }
    const shifted = line.slice(Math.min(indent, 4 * open.length));
    fence = fenceAfter(shifted, fence);
    const start = fence === undefined ? ADMONITION.exec(line) : null;
    if (start === null || (start[2] ?? start[3]) === undefined) {
      result.push(shifted);
      continue;
    }
    open.push((start[1] ?? '').length);
    const title = start[3] ?? capital(start[2]?.split(' ')[0] ?? '');
    result.push('', title === '' ? '' : `**${title}**`, '');
  }
  return result;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The fence that is open after a line, given the one open before it. */
export function fenceAfter(line: string, before: string | undefined): string | undefined {
  const mark = /^(?:\s*>)*\s*(?:[*+-]\s+|\d+[.)]\s+)?(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line);
  if (mark === null) return before;
  const fence = mark[1] ?? '';
  if (before === undefined) return fence;
  const closes = fence.startsWith(before) && (mark[2] ?? '').trim() === '';
  return closes ? undefined : before;
}

function markCode(lines: readonly string[]): Line[] {
  let fence: string | undefined;
  return lines.map((text) => {
    const before = fence;
    fence = fenceAfter(text, fence);
    return { text, isCode: before !== undefined || fence !== undefined };
  });
}

/** `import` and `export` of an MDX file, which end at the next empty line. */
function dropImports(lines: readonly Line[]): Line[] {
  let isDropping = false;
  return lines.map((line) => {
    if (line.isCode || line.text.trim() === '') isDropping = false;
    else if (IMPORT.test(line.text)) isDropping = true;
    return isDropping ? { ...line, text: '' } : line;
  });
}

const IMPORT =
  /^(?:import\s+(?:[\w*{][^;]*\sfrom\s+)?['"][^'"]+['"]|import\s+\{\s*$|export\s+(?:(?:default|const|let|function|async|class)\b|\{|\*))/;
