/** A piece of Markdown: prose, or code that can be looked at by itself. */
export interface Part {
  readonly kind: 'prose' | 'fence' | 'span';
  /** As it stands, marks included. */
  readonly raw: string;
  /** The code without its marks; the prose itself. */
  readonly text: string;
}

const FENCE =
  /^( {0,3})(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:\n {0,3}\2[`~]*[ \t]*(?=\n|$)|$(?![\s\S]))/m;
const SPAN = /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/;

/** Cuts Markdown into prose, fenced code and code spans; joined again it is the same text. */
export function codeParts(markdown: string): readonly Part[] {
  return cut(markdown, FENCE, 'fence', 3).flatMap((part) =>
    part.kind === 'prose' ? cut(part.raw, SPAN, 'span', 2) : [part],
  );
}

function cut(text: string, pattern: RegExp, kind: Part['kind'], group: number): Part[] {
  const parts: Part[] = [];
  let rest = text;
  for (;;) {
    const match = pattern.exec(rest);
    if (match === null) break;
    const before = rest.slice(0, match.index);
    if (before !== '') parts.push({ kind: 'prose', raw: before, text: before });
    parts.push({ kind, raw: match[0], text: match[group] ?? '' });
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') parts.push({ kind: 'prose', raw: rest, text: rest });
  return parts;
}
