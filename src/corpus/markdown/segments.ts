import { fenceAfter } from './prepare-markdown.ts';

/**
 * Characters. The Markdown parser takes time with the square of what it is given: 0.9 MB at once took four
 * minutes, in pieces of this size it takes seconds.
 */
const WANTED = 3_000;
/** Characters. From here on any empty line will do, and then any line. */
const PRESSING = 4 * WANTED;

/**
 * Cuts Markdown where no construct is open: before a heading, else at an empty line before text. Joined by line ends
 * they are the text again.
 */
export function segments(text: string): string[] {
  const found: string[] = [];
  let lines: string[] = [];
  let length = 0;
  let fence: string | undefined;
  let isFormula = false;
  for (const line of text.split('\n').flatMap(foldLine)) {
    const isOpen = fence !== undefined || isFormula;
    if (length > 0 && mayCut(line, lines.at(-1) ?? '', length, isOpen)) {
      found.push(lines.join('\n'));
      lines = [];
      length = 0;
    }
    lines.push(line);
    length += line.length + 1;
    fence = fenceAfter(line, fence);
    if (fence === undefined && /^\s*\$\$[^$]*$/.test(line)) isFormula = !isFormula;
  }
  found.push(lines.join('\n'));
  return found;
}

function mayCut(line: string, before: string, length: number, isOpen: boolean): boolean {
  if (isOpen) return length > 10 * PRESSING;
  if (length > WANTED / 3 && /^#{1,6}\s/.test(line)) return true;
  if (length > WANTED && before.trim() === '' && /^[^\s>|*+\-\d]/.test(line)) return true;
  if (length > PRESSING && before.trim() === '') return true;
  return length > 2 * PRESSING;
}

/** A line that is a page: cut at white space behind a sentence, so that the parser sees lines of bearable length. */
function foldLine(line: string): string[] {
  if (line.length <= PRESSING) return [line];
  return line.match(/[^]{1,5000}(?:[.!?]\s+|$)|[^]{1,5000}(?:\s+|$)|[^]{1,5000}/g) ?? [line];
}

const DEFINITION = /^ {0,3}\[([^\]^[\n]{1,200})\]:[ \t]*(\S+)/gm;
/** How many definitions are looked for in each segment. */
const DEFINITIONS_AT_MOST = 300;

/** The `[label]: address` lines of the whole text that a segment uses. */
export function makeDefinitionsFor(text: string): (segment: string) => string {
  const definitions = Array.from(text.matchAll(DEFINITION), ([, label = '', url = '']) => ({
    label,
    line: `[${label}]: ${/^<?data:/i.test(url) ? '#' : url}`,
  })).slice(0, DEFINITIONS_AT_MOST);
  return (segment) =>
    definitions
      .filter(({ label }) => segment.includes(`[${label}]`))
      .map(({ line }) => line)
      .join('\n');
}
