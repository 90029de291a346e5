import type { FormatReader } from './source-file.ts';

/** Changes whenever the same file would give other documents: all files are then read anew. */
export const parserRecipe = 'corpus-7';

// Imported late: the parsers are large, and seldom are all of them needed.
const FORMATS: readonly { readonly endings: readonly string[]; readonly read: FormatReader }[] = [
  {
    endings: ['md', 'markdown', 'mdx'],
    read: async (file) => (await import('./markdown/read-markdown-file.ts')).readMarkdownFile(file),
  },
  {
    endings: ['ipynb'],
    read: async (file) => (await import('./notebook/read-notebook-file.ts')).readNotebookFile(file),
  },
  {
    endings: ['html', 'htm'],
    read: async (file) => (await import('./html/read-html-file.ts')).readHtmlFile(file),
  },
  {
    endings: ['pdf'],
    read: async (file) => (await import('./pdf/read-pdf-file.ts')).readPdfFile(file),
  },
  {
    endings: ['docx'],
    read: async (file) => (await import('./docx/read-docx-file.ts')).readDocxFile(file),
  },
  {
    endings: ['srt', 'vtt'],
    read: async (file) =>
      (await import('./subtitles/read-subtitle-file.ts')).readSubtitleFile(file),
  },
  {
    endings: ['json', 'jsonl'],
    read: async (file) => (await import('./faq/read-faq-json-file.ts')).readFaqJsonFile(file),
  },
  {
    endings: ['csv', 'tsv'],
    read: async (file) => (await import('./faq/read-faq-csv-file.ts')).readFaqCsvFile(file),
  },
  {
    endings: ['txt', 'log'],
    read: async (file) => (await import('./text/read-text-file.ts')).readTextFile(file),
  },
];

/** Every ending that is read, without the dot. */
export const READABLE_ENDINGS: readonly string[] = FORMATS.flatMap(({ endings }) => endings);

/** The reader for a path by its ending, or undefined for a format the bot does not read. */
export function readerFor(path: string): FormatReader | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return FORMATS.find(({ endings }) => ending !== undefined && endings.includes(ending))?.read;
}
