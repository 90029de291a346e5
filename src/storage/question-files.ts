import { asMessageId } from '../core/ids.ts';
import type { Question, QuestionFile } from '../core/question.ts';
import type { Database } from './open-database.ts';
import type { Transaction } from './write-transaction.ts';

/** Keeps where the files lie that came with a question. */
export async function storeFiles(
  transaction: Transaction,
  { id, files = [] }: Question,
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ name, url, messageId }, position) => ({
    question_id: id,
    position,
    message_id: messageId ?? null,
    name,
    url,
  }));
  await transaction.insertInto('question_files').values(rows).execute();
}

/** The files that came with a question, in order. */
export async function readFiles(db: Database, id: string): Promise<readonly QuestionFile[]> {
  const rows = await db
    .selectFrom('question_files')
    .selectAll()
    .where('question_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map(({ name, url, message_id: message }) => ({
    name,
    url,
    messageId: message === null ? undefined : asMessageId(message),
  }));
}
