import { sql } from 'kysely';
import type { DocumentId } from '../core/ids.ts';
import type {
  FileRecord,
  KeyedVector,
  KnowledgeStore,
  PreparedDocument,
  StoredDocument,
} from '../core/indexing/ports.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration, writeGeneration } from './index-state.ts';
import { fileRow, toDocumentHead, toFileRecord, toPassageDraft } from './knowledge-rows.ts';
import type { Database } from './open-database.ts';
import { PoliteWriter } from './polite-writer.ts';
import { removeDocuments, removeFileRecords } from './remove-documents.ts';
import { SqliteEmbeddingCache } from './sqlite-embedding-cache.ts';
import { removeStaffDocument, saveStaffDocument } from './staff-documents.ts';
import { insertDocument, writeUnseenDocument } from './write-document.ts';
import type { Transaction } from './write-transaction.ts';

/** Rows. Marking this many takes a few ms. */
const MARKED_A_STEP = 500;

const PUBLISHED = sql<number>`(select coalesce(
  (select cast(value as integer) from facts where name = 'generation'), 0))`;

/** The knowledge tables. One instance writes at a time. */
export class SqliteKnowledgeStore implements KnowledgeStore {
  readonly #db: Database;
  readonly #writer: PoliteWriter;
  readonly #cache: SqliteEmbeddingCache;

  constructor(db: Database) {
    this.#db = db;
    this.#writer = new PoliteWriter(db);
    this.#cache = new SqliteEmbeddingCache(db, this.#writer);
  }

  async generation(): Promise<number> {
    return await readGeneration(this.#db);
  }

  async countPassages(): Promise<number> {
    const { rows } = await sql<{ total: number }>`
      select count(*) as total from documents join passages on passages.document_row = documents.row
      where ${inGeneration(PUBLISHED)}`.execute(this.#db);
    return rows[0]?.total ?? 0;
  }

  async files(): Promise<readonly FileRecord[]> {
    const rows = await this.#db
      .selectFrom('files')
      .selectAll()
      .where(inGeneration(PUBLISHED))
      .orderBy('path')
      .execute();
    return rows.map(toFileRecord);
  }

  async replaceFile(
    target: number,
    file: FileRecord,
    documents: readonly PreparedDocument[] | undefined,
  ): Promise<void> {
    for (const document of documents ?? [])
      await writeUnseenDocument(this.#writer, document, target);
    if (documents !== undefined) await this.#endDocuments(target, file.path);
    await this.#writer.transaction(async (transaction) => {
      await endRecord(transaction, target, file.path);
      await transaction.insertInto('files').values(fileRow(file, target)).execute();
    });
  }

  async removeFile(target: number, path: string): Promise<void> {
    await this.#endDocuments(target, path);
    await this.#writer.transaction((transaction) => endRecord(transaction, target, path));
  }

  async rowsOfOtherRecipe(recipe: string): Promise<readonly number[]> {
    const rows = await this.#db
      .selectFrom('documents')
      .select('row')
      .where('from_generation', '<=', PUBLISHED)
      .where('until_generation', 'is', null)
      .where('recipe', '<>', recipe)
      .execute();
    return rows.map(({ row }) => row);
  }

  async storedDocument(row: number): Promise<StoredDocument | undefined> {
    const document = await this.#db
      .selectFrom('documents')
      .selectAll()
      .where('row', '=', row)
      .where('until_generation', 'is', null)
      .executeTakeFirst();
    if (document === undefined) return undefined;
    const passages = await this.#db
      .selectFrom('passages')
      .select(['headings', 'place', 'text'])
      .where('document_row', '=', row)
      .orderBy('ordinal')
      .execute();
    return { ...toDocumentHead(document), passages: passages.map(toPassageDraft) };
  }

  async replaceRow(target: number, row: number, document: PreparedDocument): Promise<void> {
    await this.#writer.transaction(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('documents')
        .set({ until_generation: target })
        .where('row', '=', row)
        .where('until_generation', 'is', null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) await insertDocument(transaction, document, target);
    });
  }

  async publish(target: number): Promise<void> {
    await this.#writer.transaction((transaction) => writeGeneration(transaction, target));
  }

  async recover(): Promise<void> {
    await removeDocuments(this.#writer, sql<boolean>`from_generation > ${PUBLISHED}`);
    await removeFileRecords(this.#writer, sql<boolean>`from_generation > ${PUBLISHED}`);
    for (const [table, key] of [
      ['documents', sql`row`],
      ['files', sql`path`],
    ] as const) {
      await this.#writer.steps(async (transaction) => {
        const { numAffectedRows } = await sql`
          update ${sql.table(table)} set until_generation = null where ${key} in
            (select ${key} from ${sql.table(table)} where until_generation > ${PUBLISHED}
             limit ${MARKED_A_STEP}) and until_generation > ${PUBLISHED}`.execute(transaction);
        return Number(numAffectedRows ?? 0);
      });
    }
  }

  async saveStaffDocument(document: PreparedDocument): Promise<number> {
    return await this.#writer.transaction((transaction) =>
      saveStaffDocument(transaction, document),
    );
  }

  async removeStaffDocument(id: DocumentId): Promise<number | undefined> {
    return await this.#writer.transaction((transaction) => removeStaffDocument(transaction, id));
  }

  async removeReplaced(generation: number): Promise<void> {
    const condition = sql<boolean>`until_generation <= min(${generation}, ${PUBLISHED})`;
    await removeDocuments(this.#writer, condition);
    await removeFileRecords(this.#writer, condition);
  }

  async missing(keys: readonly string[]): Promise<ReadonlySet<string>> {
    return await this.#cache.missing(keys);
  }

  async put(recipe: string, vectors: readonly KeyedVector[]): Promise<void> {
    await this.#cache.put(recipe, vectors);
  }

  async removeUnusedVectors(): Promise<void> {
    await this.#cache.removeUnused();
  }

  async #endDocuments(target: number, path: string): Promise<void> {
    await this.#writer.steps(async (transaction) => {
      const { numAffectedRows } = await sql`
        update documents set until_generation = ${target} where row in
          (select row from documents where path = ${path} and origin = 'file'
             and from_generation < ${target} and until_generation is null
           limit ${MARKED_A_STEP})`.execute(transaction);
      return Number(numAffectedRows ?? 0);
    });
  }
}

async function endRecord(transaction: Transaction, target: number, path: string): Promise<void> {
  await transaction
    .updateTable('files')
    .set({ until_generation: target })
    .where('path', '=', path)
    .where('until_generation', 'is', null)
    .execute();
}
