import { readMarkdownFile } from './markdown/read-markdown-file.ts';
import { readTextFile } from './text/read-text-file.ts';
import type { FormatReader } from './source-file.ts';

/** Changes whenever the same file would give other documents: all files are then read anew. */
export const parserRecipe = 'corpus-1';

const FORMATS: readonly { readonly endings: readonly string[]; readonly read: FormatReader }[] = [
  { endings: ['md', 'markdown', 'mdx'], read: readMarkdownFile },
  { endings: ['txt', 'log'], read: readTextFile },
];

/** Every ending that is read, without the dot. */
export const READABLE_ENDINGS: readonly string[] = FORMATS.flatMap(({ endings }) => endings);

/** The reader for a path by its ending, or undefined for a format the bot does not read. */
export function readerFor(path: string): FormatReader | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return FORMATS.find(({ endings }) => ending !== undefined && endings.includes(ending))?.read;
}
