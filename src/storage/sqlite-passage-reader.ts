import type { Kysely } from 'kysely';
import type { PassageReader } from '../core/answering/ports.ts';
import type { PassageId } from '../core/ids.ts';
import type { Passage } from '../core/passage.ts';
import { toPassage } from './knowledge-rows.ts';
import type { Database } from './open-database.ts';
import type { DatabaseSchema } from './schema.ts';

/** Passages as they are shown and cited. */
export class SqlitePassageReader implements PassageReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(ids: readonly PassageId[]): Promise<readonly Passage[]> {
    if (ids.length === 0) return [];
    const passages = await this.#db
      .selectFrom('passages')
      .selectAll()
      .where('id', 'in', ids)
      .execute();
    return await withDocuments(this.#db, passages);
  }

  async readDocument(id: PassageId): Promise<readonly Passage[]> {
    const passages = await this.#db
      .selectFrom('passages')
      .selectAll()
      .where('document_row', '=', (from) =>
        from.selectFrom('passages').select('document_row').where('id', '=', id),
      )
      .orderBy('ordinal')
      .execute();
    return await withDocuments(this.#db, passages);
  }
}

async function withDocuments(
  db: Kysely<DatabaseSchema>,
  passages: readonly PassageRow[],
): Promise<readonly Passage[]> {
  const wanted = [...new Set(passages.map(({ document_row: row }) => row))];
  if (wanted.length === 0) return [];
  const documents = await db
    .selectFrom('documents')
    .selectAll()
    .where('row', 'in', wanted)
    .execute();
  const byRow = new Map(documents.map((document) => [document.row, document]));
  return passages.flatMap((passage) => {
    const document = byRow.get(passage.document_row);
    return document === undefined ? [] : [toPassage(passage, document)];
  });
}

type PassageRow = Parameters<typeof toPassage>[0];
