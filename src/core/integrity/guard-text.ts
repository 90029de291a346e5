import { codeParts } from './code-parts.ts';
import { overlapWith, type Shingles } from './code-shingles.ts';
import { MAX_OVERLAP } from './tuning.ts';

/** Stands where code was; the renderer puts the reader's words in its place. */
export const CODE_LEFT_OUT = '⟨code left out⟩';

/** What must not be sent. */
export interface TextRules {
  /** The text belongs to graded work: none of its code goes out. */
  readonly isGraded: boolean;
  /** What staff alone may see. */
  readonly solutions: Shingles;
}

/** Cuts from a text what must not be sent: code of graded work, and whatever repeats a staff-only solution. */
export function guardText(markdown: string, { isGraded, solutions }: TextRules): string {
  const guarded = codeParts(markdown).map(({ kind, raw, text }) => {
    if (kind === 'fence') return isGraded || isSolution(text, solutions) ? CODE_LEFT_OUT : raw;
    if (kind === 'span') return isSolution(text, solutions) ? CODE_LEFT_OUT : raw;
    return raw
      .split('\n')
      .map((line) => (isSolution(line, solutions) ? CODE_LEFT_OUT : line))
      .join('\n');
  });
  return joinMarks(guarded.join(''));
}

function isSolution(code: string, solutions: Shingles): boolean {
  return solutions.size > 0 && overlapWith(code, solutions) > MAX_OVERLAP;
}

/** Several cuts in a row read as one. */
function joinMarks(text: string): string {
  return text.replaceAll(
    new RegExp(`${CODE_LEFT_OUT}(?:\\s*${CODE_LEFT_OUT})+`, 'g'),
    CODE_LEFT_OUT,
  );
}
