import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { SentenceEmbedder } from '../../src/core/answering/writing/ports.ts';
import { readEvidence, type Evidence } from '../../src/core/answering/writing/evidence.ts';
import { measureSupport, type Support } from '../../src/core/answering/writing/ground-sentence.ts';
import { BadInput } from '../../src/core/errors.ts';
import { splitDocument, type CountTokens } from '../../src/core/indexing/split-document.ts';
import type { PassageDraft } from '../../src/core/passage.ts';
import { openFolderDocuments } from './folder-documents.ts';

const rowSchema = z.object({
  sentence: z.string().min(1),
  path: z.string().min(1),
  heading: z.string().min(1),
  supported: z.enum(['yes', 'no']),
  kind: z.string().min(1),
  /** Whether the rule was made with it. */
  split: z.enum(['fit', 'held-out']),
});

/** A sentence somebody judged: do the passages under this heading say so? */
export type GroundingRow = z.infer<typeof rowSchema>;

export interface MeasuredRow {
  readonly row: GroundingRow;
  readonly support: Support;
}

/** Reads a CSV file with the columns sentence, path, heading, supported, kind and split. @throws BadInput */
export async function readGroundingRows(file: string): Promise<readonly GroundingRow[]> {
  const raw: unknown = parse(await readFile(file, 'utf8'), { columns: true, bom: true });
  const parsed = z.array(rowSchema).safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new BadInput(`${file} must be CSV with sentence,path,heading,supported,kind,split`);
}

/** Measures every sentence against the passages under its heading, split as the index splits them. */
export async function measureRows(
  rows: readonly GroundingRow[],
  knowledgeDir: string,
  { embedder, countTokens }: { embedder: SentenceEmbedder; countTokens: CountTokens },
): Promise<readonly MeasuredRow[]> {
  const source = await openFolderDocuments(knowledgeDir);
  const read = new Map<string, Promise<readonly Evidence[]>>();
  const measured: MeasuredRow[] = [];
  const vectors = await embedder.embed(rows.map(({ sentence }) => sentence));
  for (const [at, row] of rows.entries()) {
    const file = await source.read(row.path);
    const documents = file.outcome === 'read' ? file.documents : [];
    const passages = documents.flatMap((document) =>
      splitDocument(document, countTokens)
        .filter(({ headings }: PassageDraft) => headings.includes(row.heading))
        .map(({ headings, text }) => ({ title: document.meta.title, headings, text })),
    );
    if (passages.length === 0) throw new BadInput(`no passage under ${row.heading} in ${row.path}`);
    const key = `${row.path}#${row.heading}`;
    const reading = read.get(key) ?? readEvidence(passages, embedder);
    read.set(key, reading);
    const evidence = await reading;
    const vector = vectors[at];
    if (vector === undefined) throw new BadInput(`no vector for ${row.sentence}`);
    measured.push({ row, support: measureSupport(row.sentence, vector, evidence) });
  }
  return measured;
}
