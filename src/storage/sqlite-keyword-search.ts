import { sql } from 'kysely';
import type { KeywordQuery, KeywordSearch } from '../core/answering/ports.ts';
import type { Database } from './open-database.ts';

/** Rows asked for at first, as a multiple of those wanted: some are of another generation or not for this asker. */
const FIRST_REACH = 4;

/** Full-text search with SQLite's FTS5, over whole documents. */
export class SqliteKeywordSearch implements KeywordSearch {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Asks for more until there are enough acceptable rows, so that hidden rows crowd out nothing. */
  async documents({ words, limit, accept }: KeywordQuery): Promise<readonly number[]> {
    if (words.length === 0) return [];
    const match = words.map(quoted).join(' OR ');
    for (let reach = limit * FIRST_REACH; ; reach *= FIRST_REACH) {
      const { rows } = await sql<{ rowid: number }>`
        select rowid from documents_fts where documents_fts match ${match}
        order by bm25(documents_fts) limit ${reach}`.execute(this.#db);
      const accepted = rows.map(({ rowid }) => rowid).filter(accept);
      if (accepted.length >= limit || rows.length < reach) return accepted.slice(0, limit);
    }
  }
}

/** A word as an FTS5 string, so that nothing in it is read as an operator. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
