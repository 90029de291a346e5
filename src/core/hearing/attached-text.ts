import { z } from 'zod';
import { partsOf } from './question-parts.ts';
import { MAX_EXCERPT_LENGTH } from './tuning.ts';

/** How an attached file is read. */
export type FileKind = 'text' | 'table' | 'code' | 'notebook' | 'picture' | 'unknown';

const EXTENSIONS: ReadonlyMap<string, FileKind> = new Map([
  ...kinds('text', 'txt log out err md rst trace'),
  ...kinds('table', 'csv tsv'),
  ...kinds('code', 'py r jl js ts java c cpp h sh sql json yaml yml toml ini cfg m dockerfile'),
  ...kinds('notebook', 'ipynb'),
  ...kinds('picture', 'png jpg jpeg gif webp bmp heic svg tiff'),
]);

/** What a file is, by its name first and by what Discord says of it second. */
export function fileKind(name: string, contentType: string | undefined): FileKind {
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  const known = EXTENSIONS.get(extension);
  if (known !== undefined) return known;
  if (contentType?.startsWith('image/') === true) return 'picture';
  return contentType?.startsWith('text/') === true ? 'text' : 'unknown';
}

/** The part of a file that a question about it needs; undefined when there is nothing in it. @throws never */
export function excerptOf(kind: FileKind, text: string): string | undefined {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const excerpt = kind === 'notebook' ? notebookExcerpt(clean) : plainExcerpt(kind, clean);
  return excerpt === undefined || excerpt.trim() === '' ? undefined : excerpt.trim();
}

/** Files that are yet to be read, as a part of the question's text: after a kill nothing else is known of them. */
export function namedFiles(names: readonly string[]): string {
  return names.map((name) => `\`${safeName(name)}\``).join('\n');
}

/** A text without the names of files that are yet to be read; undefined when it does not end with them. */
export function withoutNamedFiles(text: string, names: readonly string[]): string | undefined {
  const named = namedFiles(names);
  return names.length > 0 && text.endsWith(named)
    ? text.slice(0, -named.length).trimEnd()
    : undefined;
}

/** A file's excerpt as a part of the question's text. */
export function attachedBlock(name: string, excerpt: string): string {
  return `\`${safeName(name)}\`:\n\`\`\`\n${excerpt.replaceAll('```', "'''")}\n\`\`\``;
}

function safeName(name: string): string {
  return name.replace(/[`\n]/g, ' ').slice(0, 80);
}

/** A traceback when there is one; else the head of a table or of code, and the end of a log. */
function plainExcerpt(kind: FileKind, text: string): string {
  const traceback = partsOf(text).tracebacks.at(-1);
  if (traceback !== undefined) return shortened(traceback);
  if (kind === 'table') return firstLines(text, 4);
  if (kind === 'code') return text.slice(0, MAX_EXCERPT_LENGTH);
  const error = partsOf(text).error;
  const end = text.trim().slice(-MAX_EXCERPT_LENGTH);
  return error === undefined || end.includes(error) ? end : shortened(`${error}\n${end}`);
}

/** Long tracebacks lose their middle: the call that began it and the line that broke it stay. */
function shortened(traceback: string): string {
  if (traceback.length <= MAX_EXCERPT_LENGTH) return traceback;
  const head = traceback.slice(0, MAX_EXCERPT_LENGTH / 4);
  const tail = traceback.slice(-((MAX_EXCERPT_LENGTH * 3) / 4 - 8));
  return `${head}\n…\n${tail}`;
}

function firstLines(text: string, count: number): string {
  return text.split('\n').slice(0, count).join('\n').slice(0, MAX_EXCERPT_LENGTH);
}

const lines = z.union([z.string(), z.array(z.string()).transform((parts) => parts.join(''))]);
const notebookSchema = z.object({
  cells: z.array(
    z.object({
      cell_type: z.string(),
      source: lines.catch(''),
      outputs: z
        .array(
          z.object({
            output_type: z.string().catch(''),
            ename: z.string().optional().catch(undefined),
            evalue: z.string().optional().catch(undefined),
            traceback: z.array(z.string()).optional().catch(undefined),
            name: z.string().optional().catch(undefined),
            text: lines.optional().catch(undefined),
          }),
        )
        .catch([]),
    }),
  ),
});

const COLOURS = /\u001b\[[\d;]*[A-Za-z]/g;

/** The last error in a notebook's outputs with the cell that raised it; else what stands on stderr; else the last code. */
function notebookExcerpt(text: string): string | undefined {
  const cells = readCells(text);
  if (cells === undefined) return undefined;
  const failed = cells.findLast(({ outputs }) =>
    outputs.some(({ output_type }) => output_type === 'error'),
  );
  if (failed !== undefined) {
    const error = failed.outputs.find(({ output_type }) => output_type === 'error');
    const name = `${error?.ename ?? 'Error'}: ${error?.evalue ?? ''}`.trim();
    const trace = (error?.traceback ?? []).join('\n').replace(COLOURS, '');
    const whole = trace.includes(error?.evalue ?? name) ? trace : `${trace}\n${name}`;
    const source = failed.source.trim().slice(-MAX_EXCERPT_LENGTH / 3);
    return shortened(`${source}\n${whole.trim()}`.trim());
  }
  const complaint = cells
    .flatMap(({ outputs }) => outputs)
    .findLast(({ name, text: said }) => name === 'stderr' && said !== undefined)?.text;
  const code = cells.findLast(
    ({ cell_type, source }) => cell_type === 'code' && source.trim() !== '',
  );
  return (
    complaint?.replace(COLOURS, '').slice(-MAX_EXCERPT_LENGTH) ??
    code?.source.slice(0, MAX_EXCERPT_LENGTH)
  );
}

function readCells(text: string): z.infer<typeof notebookSchema>['cells'] | undefined {
  try {
    const parsed = notebookSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.cells : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function kinds(kind: FileKind, extensions: string): [string, FileKind][] {
  return extensions.split(' ').map((extension) => [extension, kind]);
}
