import { sql, type RawBuilder } from 'kysely';
import type { PoliteWriter } from './polite-writer.ts';
import type { Transaction } from './write-transaction.ts';

/** Rows. With their full-text rows this many are removed in a few ms. */
const ROWS_A_STEP = 40;

/** Removes the documents that the condition names, with passages and full-text rows, in short transactions. */
export async function removeDocuments(
  writer: PoliteWriter,
  condition: RawBuilder<boolean>,
): Promise<void> {
  await writer.steps(async (transaction) => {
    const passages = await sql<{ id: number }>`
      select passages.id from documents join passages on passages.document_row = documents.row
      where ${condition} limit ${ROWS_A_STEP}`.execute(transaction);
    const ids = passages.rows.map(({ id }) => id);
    if (ids.length > 0) await transaction.deleteFrom('passages').where('id', 'in', ids).execute();
    return ids.length;
  });
  await writer.steps(async (transaction) => {
    const documents = await sql<{ row: number }>`
      select row from documents where ${condition} limit ${ROWS_A_STEP}`.execute(transaction);
    const rows = documents.rows.map(({ row }) => row);
    await deleteFullText(transaction, rows);
    if (rows.length > 0)
      await transaction.deleteFrom('documents').where('row', 'in', rows).execute();
    return rows.length;
  });
}

/** Removes files' records in short transactions. */
export async function removeFileRecords(
  writer: PoliteWriter,
  condition: RawBuilder<boolean>,
): Promise<void> {
  await writer.steps(async (transaction) => {
    const { numAffectedRows } = await sql`
      delete from files where (path, from_generation) in
        (select path, from_generation from files where ${condition} limit ${ROWS_A_STEP})`.execute(
      transaction,
    );
    return Number(numAffectedRows ?? 0);
  });
}

async function deleteFullText(transaction: Transaction, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from documents_fts where rowid in (${sql.join(rows)})`.execute(transaction);
}
