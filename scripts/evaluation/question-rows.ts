import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { BadInput } from '../../src/core/errors.ts';

const rowsSchema = z.array(
  z.object({ question: z.string(), course: z.string().optional(), document: z.string() }),
);

/** A question of an evaluation set. */
export interface QuestionRow {
  readonly question: string;
  /** Searched within this course; undefined for all. */
  readonly course: string | undefined;
  /** What answers it; undefined when nothing in the index does. */
  readonly document: string | undefined;
}

/** Reads a CSV file with the columns question, course and document. @throws BadInput */
export async function readQuestionRows(file: string): Promise<readonly QuestionRow[]> {
  const raw: unknown = parse(await readFile(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const parsed = rowsSchema.safeParse(raw);
  if (!parsed.success) throw new BadInput(`${file} must be CSV with question,course,document`);
  return parsed.data.map(({ question, course, document }) => ({
    question,
    course: course === undefined || course.trim() === '' ? undefined : course,
    document: document.trim() === '' ? undefined : document.trim(),
  }));
}
