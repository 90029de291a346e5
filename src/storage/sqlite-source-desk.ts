import { escalationNumberOf, type SourceDesk, type SourceFacts } from '../core/browsing/ports.ts';
import { asDocumentId, type DocumentId } from '../core/ids.ts';
import type { AskerScope } from '../core/question.ts';
import type { Database } from './open-database.ts';
import { isRowVisible, publishedDocuments } from './published-documents.ts';

/** The state of sources, read from the published index. */
export class SqliteSourceDesk implements SourceDesk {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async visible(
    documents: readonly DocumentId[],
    scope: AskerScope,
  ): Promise<ReadonlyMap<DocumentId, SourceFacts>> {
    if (documents.length === 0) return new Map();
    const published = await publishedDocuments(this.#db);
    const rows = await published
      .selectAll()
      .where('id', 'in', [...new Set(documents)])
      .execute();
    return new Map(
      rows
        .filter((row) => isRowVisible(row, scope))
        .map((row): [DocumentId, SourceFacts] => {
          const id = asDocumentId(row.id);
          const isGraded = row.assignment === 'graded';
          return [id, { isGraded, escalationNumber: escalationNumberOf(id) }];
        }),
    );
  }
}
