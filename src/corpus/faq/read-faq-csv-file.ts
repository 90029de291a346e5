import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UnreadableFile } from '../../core/errors.ts';
import { decodeText } from '../decode-text.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { faqDocuments } from './faq-documents.ts';
import type { RawEntry } from './faq-documents.ts';

const rowsSchema = z.array(
  z.object({
    record: z.record(z.string(), z.string().optional()),
    info: z.object({ lines: z.number() }),
  }),
);

/** Reads `.csv` and `.tsv` as a FAQ: a head with `question` and `answer` (or `text`), one document a row. */
export function readFaqCsvFile(file: SourceFile): FileContent {
  const { text, notes } = decodeText(file.bytes, file.path);
  const rows = parseRows(text.replace(/^\ufeff/, ''), file.path);
  const names = Object.keys(rows[0]?.record ?? { text: '' });
  if (!names.includes('text') && !names.includes('answer')) {
    const reason = `the first line must name the columns, among them question and answer; it names ${names.join(', ')}`;
    throw new UnreadableFile({ file: file.path, place: 'line 1', reason });
  }
  let line = 2;
  const entries = rows.map(({ record, info }): RawEntry => {
    const first = line;
    line = info.lines + 1;
    return { fields: record, where: `line ${first}`, place: { kind: 'line', line: first } };
  });
  const content = faqDocuments(file, entries);
  return { documents: content.documents, notes: [...notes, ...content.notes] };
}

function parseRows(text: string, file: string): z.infer<typeof rowsSchema> {
  try {
    const rows: unknown = parse(text, {
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    });
    return rowsSchema.parse(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines: unknown = error['lines'];
    const place = typeof lines === 'number' ? `line ${lines}` : undefined;
    const reason = `the table cannot be read (${error.message.split(',')[0] ?? ''}); put texts with commas, quotes or line ends in "…" and double the quotes inside`;
    throw new UnreadableFile({ file, place, reason }, { cause: error });
  }
}

/** What stands most often in the head: comma, semicolon or tab. */
function delimiterOf(text: string): string {
  const head = text.slice(0, Math.max(0, text.search(/\r|\n|$/)));
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}
