import type { Selectable } from 'kysely';
import type { KeywordSearch } from '../core/answering/ports.ts';
import {
  escalationNumberOf,
  type KnownIssue,
  type KnownIssueList,
} from '../core/browsing/ports.ts';
import { asDocumentId } from '../core/ids.ts';
import type { AskerScope } from '../core/question.ts';
import type { Database } from './open-database.ts';
import { isRowVisible, publishedDocuments } from './published-documents.ts';
import type { DocumentsTable } from './knowledge-tables.ts';

/** Known issues of the published index; a search ranks them by their words. */
export class SqliteKnownIssueList implements KnownIssueList {
  readonly #db: Database;
  readonly #keywords: Pick<KeywordSearch, 'documents'>;

  constructor(db: Database, keywords: Pick<KeywordSearch, 'documents'>) {
    this.#db = db;
    this.#keywords = keywords;
  }

  async list(scope: AskerScope, words: readonly string[]): Promise<readonly KnownIssue[]> {
    const published = await publishedDocuments(this.#db);
    const rows = await published.selectAll().where('kind', '=', 'known-issue').execute();
    const visible = new Map(
      rows.filter((row) => isRowVisible(row, scope)).map((row) => [row.row, row]),
    );
    if (words.length === 0) {
      return [...visible.values()].map(toKnownIssue).sort(byStatusAndTitle);
    }
    const found = await this.#keywords.documents({
      words,
      limit: Math.max(1, visible.size),
      accept: (row) => visible.has(row),
    });
    return found.flatMap((row) => visible.get(row) ?? []).map(toKnownIssue);
  }
}

function toKnownIssue(row: Selectable<DocumentsTable>): KnownIssue {
  const documentId = asDocumentId(row.id);
  return {
    documentId,
    title: row.title,
    path: row.path,
    course: row.course ?? undefined,
    week: row.week ?? undefined,
    status: row.issue_status === 'fixed' ? 'fixed' : 'open',
    url: row.url ?? undefined,
    escalationNumber: escalationNumberOf(documentId),
  };
}

function byStatusAndTitle(a: KnownIssue, b: KnownIssue): number {
  if (a.status !== b.status) return a.status === 'open' ? -1 : 1;
  return a.title.localeCompare(b.title);
}
