import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UnreadableFile } from '../../core/errors.ts';
import { decodeText } from '../decode-text.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { nameAnAnswer } from './entry-fields.ts';
import { faqDocuments } from './faq-documents.ts';
import type { RawEntry } from './faq-documents.ts';

const rowsSchema = z.array(
  z.object({
    record: z.record(z.string(), z.string().optional()),
    info: z.object({ lines: z.number() }),
    /** The row as it stands in the file. */
    raw: z.string(),
  }),
);

/** Reads `.csv` and `.tsv` as a FAQ: a head with `question` and `answer` (or `text`), one document a row. */
export function readFaqCsvFile(file: SourceFile): FileContent {
  const { text, notes } = decodeText(file.bytes, file.path);
  const table = withoutHint(text.replace(/^\ufeff/, ''));
  const rows = parseRows(table, file.path);
  const names = Object.keys(rows[0]?.record ?? { text: '' });
  if (!nameAnAnswer(names)) {
    const reason = `the first line must name the columns, among them question and answer; it names ${names.join(', ')}`;
    throw new UnreadableFile({ file: file.path, place: 'line 1', reason });
  }
  const entries = rows.map(({ record, info, raw }): RawEntry => {
    const line = info.lines - raw.trim().split(/\r\n?|\n/).length + 1;
    return { fields: record, where: `line ${line}`, place: { kind: 'line', line } };
  });
  const content = faqDocuments(file, entries);
  return { documents: content.documents, notes: [...notes, ...content.notes] };
}

function parseRows(text: string, file: string): z.infer<typeof rowsSchema> {
  try {
    const rows: unknown = parse(text, {
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text.trimStart()),
      info: true,
      raw: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    });
    return rowsSchema.parse(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines: unknown = error['lines'];
    const place = typeof lines === 'number' ? `line ${lines}` : undefined;
    const reason = `the table cannot be read (${faultOf(error)}); put texts with commas, quotes or line ends in "…" and double the quotes inside`;
    throw new UnreadableFile({ file, place, reason }, { cause: error });
  }
}

function faultOf({ code, message }: CsvError): string {
  return code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
    ? 'this line has more values than the first line has columns'
    : (message.split(',')[0] ?? '');
}

/** Excel may put the delimiter on a line of its own (`sep=;`). The line stays, empty, so that all others keep their numbers. */
function withoutHint(text: string): string {
  return text.replace(/^"?sep=.?"?[ \t]*(?=\r|\n|$)/i, '');
}

/** What stands most often in the head outside of quotes: comma, semicolon, tab or bar. */
function delimiterOf(text: string): string {
  const head = text.replace(/"[^"]*"/g, '').split(/\r|\n/, 1)[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}
