import type { Selectable } from 'kysely';
import type { KeywordSearch } from '../core/answering/ports.ts';
import { isStopWord, wordsOf } from '../core/answering/words.ts';
import { asDocumentId, type DocumentId, type ServerId } from '../core/ids.ts';
import type { DocumentFinder, NamedDocument } from '../core/insights/ports.ts';
import type { Database } from './open-database.ts';
import { publishedDocuments } from './published-documents.ts';
import type { DocumentsTable } from './knowledge-tables.ts';

/** Documents of the published index that learners of a server may see. */
export class SqliteDocumentFinder implements DocumentFinder {
  readonly #db: Database;
  readonly #keywords: Pick<KeywordSearch, 'documents'>;

  constructor(db: Database, keywords: Pick<KeywordSearch, 'documents'>) {
    this.#db = db;
    this.#keywords = keywords;
  }

  async search(
    serverId: ServerId,
    words: string,
    limit: number,
  ): Promise<readonly NamedDocument[]> {
    const visible = await this.#ofServer(serverId);
    const rows = await visible.select('row').orderBy('row', 'desc').execute();
    const wanted = [...new Set(wordsOf(words))].filter((word) => !isStopWord(word));
    if (wanted.length === 0) return await this.#read(rows.slice(0, limit).map(({ row }) => row));
    const seen = new Set(rows.map(({ row }) => row));
    const accept = (row: number) => seen.has(row);
    return await this.#read(await this.#keywords.documents({ words: wanted, limit, accept }));
  }

  async find(serverId: ServerId, ids: readonly DocumentId[]): Promise<readonly NamedDocument[]> {
    if (ids.length === 0) return [];
    const visible = await this.#ofServer(serverId);
    const rows = await visible.selectAll().where('id', 'in', ids).execute();
    return ids.flatMap((id) => rows.filter((row) => row.id === id).map(toNamed));
  }

  async findByKey(serverId: ServerId, key: string): Promise<NamedDocument | undefined> {
    const visible = await this.#ofServer(serverId);
    const row = await visible.selectAll().where('row', '=', Number(key)).executeTakeFirst();
    return row && toNamed(row);
  }

  async #read(rows: readonly number[]): Promise<readonly NamedDocument[]> {
    if (rows.length === 0) return [];
    const found = await this.#db
      .selectFrom('documents')
      .selectAll()
      .where('row', 'in', rows)
      .execute();
    return rows.flatMap((wanted) => found.filter(({ row }) => row === wanted).map(toNamed));
  }

  async #ofServer(serverId: ServerId) {
    const published = await publishedDocuments(this.#db);
    return published
      .where('audience', '=', 'learner')
      .where((eb) => eb.or([eb('server_id', 'is', null), eb('server_id', '=', serverId)]));
  }
}

function toNamed({ row, id, title, kind, path }: Selectable<DocumentsTable>): NamedDocument {
  return { key: String(row), id: asDocumentId(id), title, kind, path };
}
