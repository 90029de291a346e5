import { z } from 'zod';
import { UnreadableFile } from '../../core/errors.ts';
import { decodeText } from '../decode-text.ts';
import { parseJson } from '../parse-json.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { faqDocuments } from './faq-documents.ts';
import type { RawEntry } from './faq-documents.ts';
import { jsonEntries } from './json-entries.ts';

const SHAPE =
  'a .json file is read as a FAQ: an array of entries such as {"id": "…", "question": "…", "text": "…"}';

const entrySchema = z.record(z.string(), z.unknown());

/** Reads `.json`, and `.jsonl` with an entry a line, as a FAQ: one document an entry. */
export function readFaqJsonFile(file: SourceFile): FileContent {
  const { text, notes } = decodeText(file.bytes, file.path);
  const isLines = /\.jsonl$/i.test(file.path);
  const data = isLines ? parseLines(text, file.path) : parseJson(text, file.path);
  const values = jsonEntries(data);
  if (values === undefined) throw new UnreadableFile({ file: file.path, reason: SHAPE });
  const entries = values.map((value, index): RawEntry => {
    const where = `entry ${index + 1}`;
    const fields = entrySchema.safeParse(value);
    if (!fields.success) throw new UnreadableFile({ file: file.path, place: where, reason: SHAPE });
    return { fields: fields.data, where, place: { kind: 'entry', entry: index + 1 } };
  });
  const content = faqDocuments(file, entries);
  if (entries.length > 0 && content.documents.length === 0) {
    throw new UnreadableFile({ file: file.path, reason: SHAPE });
  }
  return { documents: content.documents, notes: [...notes, ...content.notes] };
}

function parseLines(text: string, file: string): unknown[] {
  return text.split(/\r\n?|\n/).flatMap((line, index): unknown[] => {
    if (line.trim() === '') return [];
    return [parseJson(line, file, index + 1)];
  });
}
