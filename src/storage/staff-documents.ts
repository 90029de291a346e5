import { sql } from 'kysely';
import { StorageUnavailable } from '../core/errors.ts';
import type { DocumentId } from '../core/ids.ts';
import type { PreparedDocument } from '../core/indexing/ports.ts';
import { readGeneration, writeGeneration } from './index-state.ts';
import { insertDocument } from './write-document.ts';
import type { Transaction } from './write-transaction.ts';

/** Adds or replaces one staff document and publishes it. Gives the new generation. */
export async function saveStaffDocument(
  transaction: Transaction,
  document: PreparedDocument,
): Promise<number> {
  const next = await nextGeneration(transaction);
  await endStaffDocument(transaction, next, document.id);
  await insertDocument(transaction, document, next);
  await writeGeneration(transaction, next);
  return next;
}

/** Gives the new generation, or undefined when there is no such staff document. */
export async function removeStaffDocument(
  transaction: Transaction,
  id: DocumentId,
): Promise<number | undefined> {
  const next = await nextGeneration(transaction);
  if (!(await endStaffDocument(transaction, next, id))) return undefined;
  await writeGeneration(transaction, next);
  return next;
}

/** The present one and one, if no run on its way has it as its target. */
async function nextGeneration(transaction: Transaction): Promise<number> {
  const next = (await readGeneration(transaction)) + 1;
  const { rows } = await sql<{ taken: number }>`
    select exists (select 1 from documents where from_generation = ${next})
      or exists (select 1 from documents where until_generation = ${next}) as taken`.execute(
    transaction,
  );
  if (rows[0]?.taken === 0) return next;
  throw new StorageUnavailable(
    'too many changes during one indexing run: try again when it is done',
  );
}

/**
 * Ends the published row, and the one that a run on its way has prepared from it, which is then never
 * seen. Gives whether there was one.
 */
async function endStaffDocument(
  transaction: Transaction,
  next: number,
  id: DocumentId,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update documents set until_generation = max(${next}, from_generation)
    where id = ${id} and origin = 'staff'
      and (until_generation is null or until_generation > ${next})`.execute(transaction);
  return (numAffectedRows ?? 0n) > 0n;
}
