import type { DocumentMeta, PassageDraft } from '../passage.ts';
import { passageTitle } from './split-document.ts';

/** Changes whenever a function below gives another text: everything is then prepared again. */
export const TEXT_RECIPE = 'text-1';

/** Characters. Term weights of longer texts are flat anyway, and one row must be written in a few ms. */
const MAX_DOCUMENT_BODY = 100_000;

/** What the embedding model reads of a passage: where it stands, then what it says. */
export function embeddedText(meta: DocumentMeta, passage: PassageDraft): string {
  return `${passageTitle(meta.title, passage.headings)}\n${plainWords(passage.text)}`;
}

/** What word search sees of a passage. */
export function passageSearchText(passage: PassageDraft): { headings: string; body: string } {
  return { headings: passage.headings.join(' '), body: plainWords(passage.text) };
}

/** The columns of a document in full-text search. */
export function documentSearchText(
  meta: DocumentMeta,
  passages: readonly PassageDraft[],
): { title: string; body: string } {
  const names = [meta.title, ...meta.tags, ...courseNames(meta.course), ...weekNames(meta.week)];
  const body: string[] = [];
  let previousHeadings = '';
  for (const passage of passages) {
    const headings = passage.headings.join(' ');
    if (headings !== previousHeadings) body.push(headings);
    previousHeadings = headings;
    body.push(plainWords(passage.text));
  }
  return { title: names.join(' '), body: body.join('\n').slice(0, MAX_DOCUMENT_BODY) };
}

/** Markdown without marks, link targets and tags; words, code and formulas stay as they are. */
export function plainWords(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]+`)/)
    .map((piece, index) => (index % 2 === 1 ? withoutFence(piece) : withoutMarks(piece)))
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

function withoutFence(code: string): string {
  return code.startsWith('```') ? code.replace(/^```[^\n]*\n?|```$/g, '') : code.slice(1, -1);
}

function withoutMarks(prose: string): string {
  return prose
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/gi, ' ')
    .replace(/^\s*(?:#{1,6}|>+|[-*+])\s+/gm, '')
    .replace(/^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/gm, '')
    .replace(/\|/g, ' ')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(^|[\s(])[*_](?=\S)([^*_\n]*\S)[*_](?=$|[\s).,;:!?])/gm, '$1$2');
}

/** A course as written, and its initials when there are several: `Sequence Models` is also `SM`. */
function courseNames(course: string | undefined): readonly string[] {
  if (course === undefined) return [];
  const initials = course
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1))
    .join('');
  return initials.length > 1 ? [course, initials] : [course];
}

function weekNames(week: number | undefined): readonly string[] {
  return week === undefined ? [] : [`week ${week}`, `w${week}`];
}
