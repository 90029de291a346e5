import { createHash } from 'node:crypto';

/** Characters of a normalised output below which it could mean anything, such as `Error`. */
const SHORTEST = 24;
/** Lines of an output that are looked at; a grader's report repeats itself beyond that. */
const LINES = 60;
/** Characters; more is a file, not an output. */
const LONGEST_TEXT = 20_000;
/** Characters of a line. */
const LOOKED_AT = 500;

/** What differs from run to run, and what stands in its place. The order matters. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\u001B\[[0-9;]*[A-Za-z]/g, ''],
  [/https?:\/\/[^\s'"<>)\]]+/gi, '<url>'],
  [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, '<address>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<hash>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/gi, '<hash>'],
  [/(?:[A-Za-z]:)?(?:[\\/][\w.@+~ -]*\w[\w.@+~-]*)+[\\/]?(?=[\s'":,)\]]|$)/gm, '<path>'],
  [/\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g, '<time>'],
  [/\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\b/g, '<time>'],
  [/[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*(?:ms|µs|us|ns|s|sec|seconds?|minutes?|min)\b/gi, '<time>'],
  [/[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?%?/gi, '<n>'],
  [/\b(?:nan|inf)\b/gi, '<n>'],
];

/** What is left of an output when all that differs from run to run is taken out. */
export function normaliseOutput(text: string): string {
  const kept = VARYING.reduce(
    (left, [pattern, name]) => left.replace(pattern, name),
    text.slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n'),
  );
  return kept
    .split('\n')
    .map((line) => line.replace(/[-=*_~^|+#]{3,}/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .slice(0, LINES)
    .join('\n')
    .toLowerCase();
}

/** A line that only a program says; as far as one looks at it, since a paste may be one line of anything. */
const PROGRAM_LINE =
  /^\s*(?:traceback \(most recent call last\)|file "[^"]+", line \d+|(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Warning)\b|(?:error|fatal|exception)\b\s*:|assert\w*error\b|failed\b.*test|.*\btests? failed\b)/i;

/**
 * Fingerprints of the outputs that a text quotes: of each code block that holds one, and of each run of lines that
 * only a program says. Exact by design: the error line alone would be the same for many failures.
 */
export function fingerprintsOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```[^\n`]*\n([\s\S]*?)(?:```|$)/g)].map(([, code = '']) => code);
  const prose = text.replace(/```[\s\S]*?(?:```|$)/g, '\n');
  const outputs = [...blocks.filter(isOutput), ...runsOf(prose)];
  const found = outputs.map(normaliseOutput);
  return [...new Set(found.filter(isTelling).map(hash))];
}

function isProgramLine(line: string): boolean {
  return PROGRAM_LINE.test(line.slice(0, LOOKED_AT));
}

/** Code that a learner quotes is not an output: some line of it must be a program's. */
function isOutput(code: string): boolean {
  return code.split('\n').some((line) => isProgramLine(line));
}

/** From the first line that a program said to the last, per paragraph. */
function runsOf(prose: string): readonly string[] {
  return prose.split(/\n\s*\n/).flatMap((paragraph) => {
    const lines = paragraph.split('\n');
    const first = lines.findIndex((line) => isProgramLine(line));
    const last = lines.findLastIndex((line) => isProgramLine(line));
    return first === -1 ? [] : [lines.slice(first, last + 1).join('\n')];
  });
}

/** Placeholders alone say nothing. */
function isTelling(normalised: string): boolean {
  const words = normalised.replace(/<\w+>/g, ' ');
  return words.replace(/[^\p{L}]/gu, '').length >= SHORTEST / 2 && normalised.length >= SHORTEST;
}

function hash(normalised: string): string {
  return createHash('sha256').update(normalised).digest('hex').slice(0, 32);
}
