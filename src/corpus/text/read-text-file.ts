import { asDocumentId } from '../../core/ids.ts';
import type { Section } from '../../core/passage.ts';
import { decodeText } from '../decode-text.ts';
import { documentMeta } from '../document-meta.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { stripAnsi } from './strip-ansi.ts';

/** Characters. Paragraphs are gathered up to here; each section is cited by its first line. */
const WANTED = 500;

/** Reads `.txt` and `.log`: paragraphs are what empty lines part, and stand at their line. */
export function readTextFile(file: SourceFile): FileContent {
  const { path, courseFolder, sideCar } = file;
  const { text, notes } = decodeText(file.bytes, path);
  const meta = documentMeta({ path, courseFolder, given: [sideCar] });
  const sections = textSections(stripAnsi(text));
  return { documents: [{ id: asDocumentId(path), path, meta, sections }], notes };
}

interface Paragraph {
  readonly text: string;
  readonly line: number;
}

function textSections(text: string): Section[] {
  const groups: Paragraph[][] = [];
  let length = 0;
  for (const paragraph of paragraphs(text)) {
    const group = groups.at(-1);
    if (group === undefined || length + paragraph.text.length > WANTED) {
      groups.push([paragraph]);
      length = 0;
    } else group.push(paragraph);
    length += paragraph.text.length;
  }
  return groups.map((group) => ({
    headings: [],
    place: { kind: 'line', line: group[0]?.line ?? 1 },
    blocks: group.map((paragraph) => ({ kind: 'paragraph', text: paragraph.text })),
  }));
}

/** Characters. A log has no empty lines: a paragraph ends here at the latest, behind a whole line. */
const LONGEST = 600;

function* paragraphs(text: string): Generator<Paragraph> {
  let lines: string[] = [];
  let length = 0;
  let first = 1;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.trimEnd();
    if (lines.length > 0 && (line === '' || length + line.length > LONGEST)) {
      yield { text: lines.join('\n'), line: first };
      lines = [];
      length = 0;
    }
    if (line === '') continue;
    if (lines.length === 0) first = index + 1;
    lines.push(line);
    length += line.length + 1;
  }
  if (lines.length > 0) yield { text: lines.join('\n'), line: first };
}
