import { convertToHtml, images } from 'mammoth';
import { isTag } from 'domhandler';
import { asDocumentId } from '../../core/ids.ts';
import { documentMeta } from '../document-meta.ts';
import { addNodes } from '../html/html-sections.ts';
import { rawText } from '../html/inline-text.ts';
import { parseFragment } from '../html/parse-html.ts';
import { Outline, withoutTitle } from '../outline.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { checkZip } from './check-zip.ts';

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Quote'] => blockquote > p:fresh",
];

/** Reads `.docx`: one section a heading. Word's headings have no address, so passages are cited by their headings alone. */
export async function readDocxFile(file: SourceFile): Promise<FileContent> {
  const { path, courseFolder, sideCar } = file;
  await checkZip(file.bytes, path);
  const { value } = await convertToHtml(
    { buffer: Buffer.from(file.bytes) },
    // Pictures cannot be searched, and their bytes are most of a document.
    { styleMap: STYLES, convertImage: images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  const nodes = parseFragment(value);
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
