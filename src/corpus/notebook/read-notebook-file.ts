import { z } from 'zod';
import { UnreadableFile } from '../../core/errors.ts';
import { asDocumentId } from '../../core/ids.ts';
import { decodeText } from '../decode-text.ts';
import { documentMeta } from '../document-meta.ts';
import { takeFrontMatter } from '../front-matter.ts';
import { fenced } from '../markdown/fenced.ts';
import { addMarkdown } from '../markdown/markdown-sections.ts';
import { Outline, withoutTitle } from '../outline.ts';
import { parseJson } from '../parse-json.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { outputTexts } from './output-texts.ts';

const joined = z
  .union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))])
  .catch('');

const cellSchema = z.object({
  cell_type: z.string(),
  source: joined.optional(),
  /** Where version 3 keeps code. */
  input: joined.optional(),
  /** Of a heading cell in version 3. */
  level: z.number().optional().catch(undefined),
  outputs: z.array(z.unknown()).optional().catch(undefined),
});

const notebookSchema = z.object({
  cells: z.array(cellSchema).optional(),
  worksheets: z.array(z.object({ cells: z.array(cellSchema) })).optional(),
  metadata: z
    .object({
      title: z.string().optional().catch(undefined),
      kernelspec: z.object({ language: z.string().optional() }).optional().catch(undefined),
      language_info: z.object({ name: z.string().optional() }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

type Cell = z.infer<typeof cellSchema>;

/** Reads `.ipynb`: one section a cell, counted from 1; headings go on over the cells below them. */
export function readNotebookFile(file: SourceFile): FileContent {
  const { path, courseFolder, sideCar } = file;
  const { text, notes } = decodeText(file.bytes, path);
  const notebook = parseNotebook(text, path);
  const cells = notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells) ?? [];
  const front = takeFrontMatter(cells[0]?.cell_type === 'code' ? '' : sourceOf(cells[0]), path);
  const { metadata } = notebook;
  const language = metadata?.kernelspec?.language ?? metadata?.language_info?.name ?? 'python';
  const outline = new Outline({ kind: 'cell', cell: 1 });
  for (const [index, cell] of cells.entries()) {
    const source = index === 0 && cell.cell_type !== 'code' ? front.body : sourceOf(cell);
    addCell(outline, cell, source, index + 1, language);
  }
  const read = outline.end();
  const given = [front.meta, sideCar, { title: metadata?.title }];
  const meta = documentMeta({ path, courseFolder, given, heading: read.firstLevel[0] });
  return {
    documents: [{ id: asDocumentId(path), path, meta, sections: withoutTitle(read, meta.title) }],
    notes: [...notes, ...front.notes],
  };
}

function parseNotebook(text: string, file: string): z.infer<typeof notebookSchema> {
  const parsed = notebookSchema.safeParse(parseJson(text, file));
  if (parsed.success && (parsed.data.cells ?? parsed.data.worksheets) !== undefined) {
    return parsed.data;
  }
  const number = parsed.error?.issues[0]?.path.find((key) => typeof key === 'number');
  const place = number === undefined ? undefined : `cell ${number + 1}`;
  const reason = 'this is not a notebook; open it in Jupyter and save it again';
  throw new UnreadableFile({ file, place, reason });
}

function sourceOf(cell: Cell | undefined): string {
  return cell?.source ?? cell?.input ?? '';
}

function addCell(
  outline: Outline,
  cell: Cell,
  source: string,
  number: number,
  language: string,
): void {
  const place = { kind: 'cell', cell: number } as const;
  outline.moveTo(place);
  switch (cell.cell_type) {
    case 'markdown':
      addMarkdown(outline, source, { place });
      return;
    case 'heading':
      outline.enter({ level: cell.level ?? 1, text: source.trim(), anchor: undefined }, place);
      return;
    case 'code':
      if (source.trim() !== '') outline.add({ kind: 'code', text: fenced(source, language) });
      for (const text of outputTexts(cell.outputs ?? [])) {
        outline.add({ kind: 'output', text: fenced(text, 'text') });
      }
      return;
    default:
      outline.add({ kind: 'paragraph', text: source.trim() });
  }
}
