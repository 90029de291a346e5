import { z } from 'zod';
import { UnreadableFile } from '../../core/errors.ts';
import { decodeText } from '../decode-text.ts';
import { parseJson } from '../parse-json.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { faqDocuments } from './faq-documents.ts';
import type { RawEntry } from './faq-documents.ts';

const SHAPE =
  'a .json file is read as a FAQ: an array of entries such as {"id": "…", "question": "…", "text": "…"}';

const entrySchema = z.record(z.string(), z.unknown());
/** Entries may also be grouped: a course, and its documents. */
const groupSchema = z.looseObject({
  course: z.string().optional(),
  documents: z.array(z.unknown()),
});

/** Reads `.json` as a FAQ: one document an entry. */
export function readFaqJsonFile(file: SourceFile): FileContent {
  const { text, notes } = decodeText(file.bytes, file.path);
  const parsed = parseJson(text, file.path);
  if (!Array.isArray(parsed)) throw new UnreadableFile({ file: file.path, reason: SHAPE });
  const values: unknown[] = parsed;
  const entries = values.flatMap(ungrouped).map((value, index): RawEntry => {
    const where = `entry ${index + 1}`;
    const fields = entrySchema.safeParse(value);
    if (!fields.success) throw new UnreadableFile({ file: file.path, place: where, reason: SHAPE });
    return { fields: fields.data, where, place: { kind: 'document' } };
  });
  const content = faqDocuments(file, entries);
  if (entries.length > 0 && content.documents.length === 0) {
    throw new UnreadableFile({ file: file.path, reason: SHAPE });
  }
  return { documents: content.documents, notes: [...notes, ...content.notes] };
}

function ungrouped(value: unknown): unknown[] {
  const group = groupSchema.safeParse(value);
  if (!group.success) return [value];
  const { course, documents } = group.data;
  return documents.map((entry): unknown =>
    typeof entry === 'object' && entry !== null && course !== undefined
      ? { course, ...entry }
      : entry,
  );
}
