import { isTag } from 'domhandler';
import { convertToHtml, images } from 'mammoth';
import { z } from 'zod';
import { asDocumentId } from '../../core/ids.ts';
import { documentMeta } from '../document-meta.ts';
import { addNodes } from '../html/html-sections.ts';
import { rawText } from '../html/inline-text.ts';
import { parseFragment } from '../html/parse-html.ts';
import { Outline, withoutTitle } from '../outline.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { checkZip } from './check-zip.ts';
import { nameBoldLines, placeNotes } from './place-notes.ts';
import { prepareDocx } from './prepare-docx.ts';

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];

/** Reads `.docx`: one section a heading. Word's headings have no address, so passages are cited by their headings alone. */
export async function readDocxFile(file: SourceFile): Promise<FileContent> {
  const { path, courseFolder, sideCar } = file;
  await checkZip(file.bytes, path);
  const { value } = await convertToHtml(
    { buffer: await prepareDocx(file.bytes) },
    {
      styleMap: STYLES,
      // Pictures cannot be searched, and their bytes are most of a document.
      convertImage: images.imgElement(() => Promise.resolve({ src: '' })),
      transformDocument: withCode,
    },
  );
  const nodes = nameBoldLines(placeNotes(parseFragment(value)));
  const titleNode = nodes.find((node) => isTag(node) && node.attribs['class'] === 'title');
  const title = titleNode === undefined ? '' : rawText(titleNode).replace(/\s+/g, ' ').trim();
  const outline = new Outline();
  addNodes(
    outline,
    nodes.filter((node) => node !== titleNode),
    { kind: 'document' },
  );
  const read = outline.end();
  const onlyHeading = read.firstLevel.length === 1 ? read.firstLevel[0] : undefined;
  const meta = documentMeta({
    path,
    courseFolder,
    given: [sideCar],
    heading: title === '' ? onlyHeading : title,
  });
  return {
    documents: [{ id: asDocumentId(path), path, meta, sections: withoutTitle(read, meta.title) }],
    notes: [],
  };
}

/** What is used of the converter's document. */
const elementSchema = z.looseObject({
  type: z.string(),
  font: z.string().nullish(),
  styleName: z.string().nullish(),
  children: z.array(z.unknown()).optional(),
});

const MONOSPACE = /courier|consolas|mono|menlo|monaco|typewriter/i;

/** Paragraphs that are set in a typewriter's letters are code, though no style says so. */
function withCode(element: unknown): unknown {
  const { data } = elementSchema.safeParse(element);
  if (data?.children === undefined) return element;
  if (data.type !== 'paragraph') return { ...data, children: data.children.map(withCode) };
  const runs = data.children.flatMap((child) => elementSchema.safeParse(child).data ?? []);
  const isCode =
    runs.length > 0 && runs.every(({ type, font }) => type === 'run' && MONOSPACE.test(font ?? ''));
  const isStyled = (data.styleName ?? 'Normal') !== 'Normal';
  return isCode && !isStyled ? { ...data, styleId: 'Code', styleName: 'Code' } : element;
}
