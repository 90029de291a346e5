import { sql } from 'kysely';
import type { PreparedDocument, PreparedPassage } from '../core/indexing/ports.ts';
import { documentRow } from './knowledge-rows.ts';
import type { PoliteWriter } from './polite-writer.ts';
import type { Transaction } from './write-transaction.ts';

/** Passages. This many are written in 1 to 3 ms. */
const PASSAGES_A_STEP = 25;

/** Writes a document in short transactions: for one that nobody sees before it is published. */
export async function writeUnseenDocument(
  writer: PoliteWriter,
  document: PreparedDocument,
  generation: number,
): Promise<void> {
  const { passages } = document;
  const row = await writer.transaction(async (transaction) => {
    const inserted = await insertHead(transaction, document, generation);
    await insertPassages(transaction, inserted, passages.slice(0, PASSAGES_A_STEP), 0);
    return inserted;
  });
  for (let from = PASSAGES_A_STEP; from < passages.length; from += PASSAGES_A_STEP) {
    await writer.transaction(async (transaction) => {
      const step = passages.slice(from, from + PASSAGES_A_STEP);
      await insertPassages(transaction, row, step, from);
    });
  }
}

/** Writes a document whole, inside the caller's transaction. */
export async function insertDocument(
  transaction: Transaction,
  document: PreparedDocument,
  generation: number,
): Promise<void> {
  const row = await insertHead(transaction, document, generation);
  await insertPassages(transaction, row, document.passages, 0);
}

async function insertHead(
  transaction: Transaction,
  document: PreparedDocument,
  generation: number,
): Promise<number> {
  const { row } = await transaction
    .insertInto('documents')
    .values(documentRow(document, generation))
    .returning('row')
    .executeTakeFirstOrThrow();
  const { title, body } = document.search;
  await sql`insert into documents_fts (rowid, title, body) values (${row}, ${title}, ${body})`.execute(
    transaction,
  );
  return row;
}

async function insertPassages(
  transaction: Transaction,
  documentRow: number,
  passages: readonly PreparedPassage[],
  firstOrdinal: number,
): Promise<void> {
  for (const [index, passage] of passages.entries()) {
    await transaction
      .insertInto('passages')
      .values({
        document_row: documentRow,
        ordinal: firstOrdinal + index,
        headings: JSON.stringify(passage.headings),
        place: JSON.stringify(passage.place),
        text: passage.text,
        embedding_key: passage.embeddingKey,
      })
      .execute();
  }
}
