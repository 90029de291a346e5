import { dot } from '../core/dot.ts';
import { asDocumentId, asPassageId, type DocumentId, type ServerId } from '../core/ids.ts';
import type {
  NewPhrasing,
  Phrasing,
  PhrasingStore,
  PhrasingTarget,
} from '../core/knowledge/phrasing.ts';
import type { AskerScope } from '../core/question.ts';
import type { Database } from './open-database.ts';
import { isRowVisible, publishedDocuments } from './published-documents.ts';
import { SqlitePassageReader } from './sqlite-passage-reader.ts';
import { fromBytes, toBytes } from './vector-bytes.ts';

/** The newest ones are compared: beyond them a question would wait for milliseconds. */
const COMPARED = 1_000;

/** Wordings that documents answer, in SQLite. */
export class SqlitePhrasings implements PhrasingStore {
  readonly #db: Database;
  readonly #passages: SqlitePassageReader;

  constructor(db: Database) {
    this.#db = db;
    this.#passages = new SqlitePassageReader(db);
  }

  async add(
    serverId: ServerId,
    documentId: DocumentId,
    phrasings: readonly NewPhrasing[],
    at: Date,
  ): Promise<void> {
    if (phrasings.length === 0) return;
    await this.#db
      .insertInto('phrasings')
      .values(
        phrasings.map(({ text, questionId, recipe, vector }) => ({
          server_id: serverId,
          document_id: documentId,
          text,
          question_id: questionId ?? null,
          recipe,
          vector: toBytes(vector),
          added_at: at.toISOString(),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async list(serverId: ServerId): Promise<readonly Phrasing[]> {
    const rows = await this.#db
      .selectFrom('phrasings')
      .selectAll()
      .where('server_id', '=', serverId)
      .orderBy('id', 'desc')
      .limit(COMPARED)
      .execute();
    return rows.map(({ document_id: documentId, text, recipe, vector }) => ({
      documentId: asDocumentId(documentId),
      text,
      recipe,
      vector: fromBytes(vector),
    }));
  }

  async target(
    { documentId, recipe, vector }: Phrasing,
    scope: AskerScope,
  ): Promise<PhrasingTarget | undefined> {
    const published = await publishedDocuments(this.#db);
    const row = await published.selectAll().where('id', '=', documentId).executeTakeFirst();
    if (row === undefined || !isRowVisible(row, scope)) return undefined;
    const found = await this.#db
      .selectFrom('passages')
      .leftJoin('embeddings', (join) =>
        join
          .onRef('embeddings.key', '=', 'passages.embedding_key')
          .on('embeddings.recipe', '=', recipe),
      )
      .select(['passages.id', 'embeddings.vector'])
      .where('document_row', '=', row.row)
      .orderBy('ordinal')
      .execute();
    const cosines = found.map(({ vector: own }) =>
      own === null ? -1 : dot(fromBytes(own), vector),
    );
    const nearest = found[cosines.indexOf(Math.max(...cosines))];
    if (nearest === undefined) return undefined;
    const passages = await this.#passages.readDocument(asPassageId(nearest.id));
    const best = passages.find(({ id }) => id === asPassageId(nearest.id));
    return best && { best, passages };
  }
}
