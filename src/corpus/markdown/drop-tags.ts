interface Line {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * Joins the lines again without HTML comments and, for MDX, without tags and comments in braces. The text between
 * tags stays. Code in fences and in backticks is left alone. One pass over the text.
 */
export function dropTags(lines: readonly Line[], isMdx: boolean): string {
  const result: string[] = [];
  let prose: string[] = [];
  const flush = (): void => {
    if (prose.length > 0) result.push(dropFromProse(prose.join('\n'), isMdx));
    prose = [];
  };
  for (const line of lines) {
    if (line.isCode) {
      flush();
      result.push(line.text);
    } else prose.push(line.text);
  }
  flush();
  return result.join('\n');
}

function dropFromProse(text: string, isMdx: boolean): string {
  const kept: string[] = [];
  const starts = isMdx ? /`+|<!--|\{\/\*|<(?=\/?[A-Za-z>])/g : /`+|<!--/g;
  const find = makeFinder(text);
  let from = 0;
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    const end = endOf(match[0], text, match.index, find);
    if (end === undefined) continue;
    if (!match[0].startsWith('`')) {
      kept.push(text.slice(from, match.index), titleOf(text, match.index, end));
      from = end;
    }
    starts.lastIndex = end;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** What a tab, a card or a box of MDX is called, where it begins a line, as a line of its own. */
function titleOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 40), start);
  const tag = text.slice(start, end);
  if (!/^<[A-Z]/.test(tag) || !/(?:^|\n)[ \t]*$/.test(before)) return '';
  const [, , title = ''] = /\s(?:label|title)=\{?(["'])([^"'{}*\n]+)\1/.exec(tag) ?? [];
  return title.trim() === '' ? '' : `\n\n**${title.trim()}**\n\n`;
}

type Find = (mark: string, from: number) => number | undefined;

/** Finds the end of a mark at or behind a place. Asked with growing places it reads the text once a mark. */
function makeFinder(text: string): Find {
  const nearest = new Map<string, number>();
  return (mark, from) => {
    let at = nearest.get(mark) ?? -1;
    if (at < from) {
      const found = text.indexOf(mark, from);
      at = found === -1 ? Infinity : found;
      nearest.set(mark, at);
    }
    return at === Infinity ? undefined : at + mark.length;
  };
}

/** Characters. Backticks that are further apart are not a pair. */
const LONGEST_CODE = 1000;

function endOf(start: string, text: string, at: number, find: Find): number | undefined {
  if (start === '<!--') return find('-->', at + start.length);
  if (start === '{/*') return find('*/}', at + start.length);
  if (!start.startsWith('`')) return endOfTag(text, at);
  const end = find(start, at + start.length);
  return end === undefined || end - at > LONGEST_CODE ? undefined : end;
}

/** Characters. Attributes of one tag. */
const LONGEST_TAG = 2000;

/** Behind the `>` of a tag; quotes and braces of its attributes may hold others. */
function endOfTag(text: string, at: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let index = at + 1; index < Math.min(text.length, at + LONGEST_TAG); index += 1) {
    const sign = text.charAt(index);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || (sign === "'" && depth === 0)) quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '<' && depth === 0) return undefined;
    else if (sign === '>' && depth <= 0) return index + 1;
  }
  return undefined;
}
