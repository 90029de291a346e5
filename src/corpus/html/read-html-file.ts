import { asDocumentId } from '../../core/ids.ts';
import { decodeText } from '../decode-text.ts';
import { documentMeta } from '../document-meta.ts';
import { Outline, withoutTitle } from '../outline.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { addNodes } from './html-sections.ts';
import { parsePage } from './parse-html.ts';

/** Reads `.html` and `.htm`: the main part of the page, one section a heading. */
export function readHtmlFile(file: SourceFile): FileContent {
  const { path, courseFolder, sideCar } = file;
  const { text, notes } = decodeText(file.bytes, path);
  const page = parsePage(text);
  const outline = new Outline();
  addNodes(outline, page.nodes);
  const read = outline.end();
  const meta = documentMeta({
    path,
    courseFolder,
    given: [sideCar, { url: page.url }],
    heading: read.firstLevel[0] ?? page.title,
  });
  return {
    documents: [{ id: asDocumentId(path), path, meta, sections: withoutTitle(read, meta.title) }],
    notes,
  };
}
