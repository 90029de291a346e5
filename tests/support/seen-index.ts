import { sql } from 'kysely';
import type { Database } from '../../src/storage/open-database.ts';

/** A passage as a question would meet it. */
export interface SeenPassage {
  readonly path: string;
  readonly text: string;
  /** Whether its document is found by the passage's words. */
  readonly isDocumentSearchable: boolean;
  readonly vectorRecipe: string | null;
}

/** All passages of the published generation, with what hangs on them. */
export async function seenIndex(db: Database): Promise<readonly SeenPassage[]> {
  const { rows } = await sql<{
    row: number;
    path: string;
    text: string;
    recipe: string | null;
  }>`
    select documents.row, path, text, embeddings.recipe
    from documents join passages on document_row = row
    left join embeddings on embeddings.key = embedding_key,
      (select coalesce(max(cast(value as integer)), 0) as g from facts where name = 'generation')
    where from_generation <= g and (until_generation is null or until_generation > g)
    order by path, ordinal`.execute(db);
  const seen: SeenPassage[] = [];
  for (const { row, path, text, recipe } of rows) {
    const isDocumentSearchable = await isFound(db, row, text);
    seen.push({ path, text, isDocumentSearchable, vectorRecipe: recipe });
  }
  return seen;
}

/** Paths and texts alone. */
export async function seenTexts(db: Database): Promise<readonly string[]> {
  return (await seenIndex(db)).map(({ path, text }) => `${path}: ${text}`);
}

/** Rows in every table that a clean-up must empty. */
export async function rowCounts(db: Database): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of ['files', 'documents', 'passages', 'embeddings']) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    counts[table] = rows[0]?.n ?? 0;
  }
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from documents_fts_docsize`.execute(db);
  counts['documents_fts'] = rows[0]?.n ?? 0;
  return counts;
}

async function isFound(db: Database, row: number, text: string): Promise<boolean> {
  const phrase = `"${text.replaceAll('"', ' ')}"`;
  const { rows } = await sql<{ rowid: number }>`
    select rowid from documents_fts where documents_fts match ${phrase}`.execute(db);
  return rows.some(({ rowid }) => rowid === row);
}
