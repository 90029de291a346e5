import { sql } from 'kysely';
import type { KeywordQuery, KeywordSearch } from '../core/answering/ports.ts';
import type { Database } from './open-database.ts';

/** Rows asked for at first, as a multiple of those wanted: some are of another generation or not for this asker. */
const FIRST_REACH = 4;

/**
 * Words looked for, the first ones of a text. FTS5 weighs each against each place where it stands: what a learner pasted
 * may have thousands, and the whole bot waits for them. 64 take 5 ms over 200 notes.
 */
const MOST_WORDS = 64;

/** Full-text search with SQLite's FTS5, over whole documents. */
export class SqliteKeywordSearch implements KeywordSearch {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Asks for more until there are enough acceptable rows, so that hidden rows crowd out nothing. */
  async documents({ words, limit, accept }: KeywordQuery): Promise<readonly number[]> {
    if (words.length === 0) return [];
    // A word said again costs as much again for each time it was said, and tells nothing more.
    const match = [...new Set(words)].slice(0, MOST_WORDS).map(quoted).join(' OR ');
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
