import { asDocumentId } from '../../core/ids.ts';
import { decodeText } from '../decode-text.ts';
import { documentMeta } from '../document-meta.ts';
import { takeFrontMatter } from '../front-matter.ts';
import { Outline, withoutTitle } from '../outline.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { addMarkdown } from './markdown-sections.ts';

/** Reads `.md`, `.markdown` and `.mdx`: one document, one section a heading. */
export function readMarkdownFile(file: SourceFile): FileContent {
  const { path, courseFolder, sideCar } = file;
  const decoded = decodeText(file.bytes, path);
  const front = takeFrontMatter(decoded.text, path);
  const outline = new Outline();
  addMarkdown(outline, front.body, { isMdx: /\.mdx$/i.test(path) });
  const read = outline.end();
  const meta = documentMeta({
    path,
    courseFolder,
    given: [front.meta, sideCar],
    heading: read.firstLevel[0],
  });
  return {
    documents: [{ id: asDocumentId(path), path, meta, sections: withoutTitle(read, meta.title) }],
    notes: [...decoded.notes, ...front.notes],
  };
}
