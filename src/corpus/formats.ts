import { readDocxFile } from './docx/read-docx-file.ts';
import { readFaqCsvFile } from './faq/read-faq-csv-file.ts';
import { readFaqJsonFile } from './faq/read-faq-json-file.ts';
import { readHtmlFile } from './html/read-html-file.ts';
import { readMarkdownFile } from './markdown/read-markdown-file.ts';
import { readNotebookFile } from './notebook/read-notebook-file.ts';
import { readPdfFile } from './pdf/read-pdf-file.ts';
import type { FormatReader } from './source-file.ts';
import { readSubtitleFile } from './subtitles/read-subtitle-file.ts';
import { readTextFile } from './text/read-text-file.ts';

/** Changes whenever the same file would give other documents: all files are then read anew. */
export const parserRecipe = 'corpus-2';

const FORMATS: readonly { readonly endings: readonly string[]; readonly read: FormatReader }[] = [
  { endings: ['md', 'markdown', 'mdx'], read: readMarkdownFile },
  { endings: ['ipynb'], read: readNotebookFile },
  { endings: ['html', 'htm'], read: readHtmlFile },
  { endings: ['pdf'], read: readPdfFile },
  { endings: ['docx'], read: readDocxFile },
  { endings: ['srt', 'vtt'], read: readSubtitleFile },
  { endings: ['json'], read: readFaqJsonFile },
  { endings: ['csv', 'tsv'], read: readFaqCsvFile },
  { endings: ['txt', 'log'], read: readTextFile },
];

/** Every ending that is read, without the dot. */
export const READABLE_ENDINGS: readonly string[] = FORMATS.flatMap(({ endings }) => endings);

/** The reader for a path by its ending, or undefined for a format the bot does not read. */
export function readerFor(path: string): FormatReader | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return FORMATS.find(({ endings }) => ending !== undefined && endings.includes(ending))?.read;
}
