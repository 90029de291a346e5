import SQLite from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { databaseFile, MIGRATIONS } from '../../src/storage/open-database.ts';

/** The names of all schemas that were ever released, oldest first. */
export const RELEASED = Object.keys(MIGRATIONS);

/** Rows by table; values as SQLite gives them. */
export type Contents = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Makes the database that a program of that schema would have left, with a row in each table of the first one. */
export async function makeReleased(dataDir: string, schema: string): Promise<Contents> {
  mkdirSync(dataDir, { recursive: true });
  const sqlite = new SQLite(databaseFile(dataDir));
  sqlite.pragma('journal_mode = WAL');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  const provider = { getMigrations: async () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateTo(schema);
  if (error !== undefined) throw new Error('the schema cannot be made', { cause: error });
  fill(sqlite);
  const contents = contentsOf(sqlite);
  await db.destroy();
  return contents;
}

/** All rows of all plain tables, but Kysely's own. */
export function contentsOf(sqlite: SQLite.Database): Contents {
  return Object.fromEntries(
    tablesOf(sqlite).map((table) => [
      table,
      sqlite.prepare<[], Record<string, unknown>>(`select * from ${table} order by 1, 2`).all(),
    ]),
  );
}

function tablesOf(sqlite: SQLite.Database): readonly string[] {
  return sqlite
    .prepare<[], { name: string }>(
      `select name from pragma_table_list where schema = 'main' and type = 'table' order by name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !/^(kysely|sqlite)_/.test(name));
}

/** Two rows in every table, by what its columns are, so that a new table is filled without a word here. */
function fill(sqlite: SQLite.Database): void {
  sqlite.pragma('foreign_keys = OFF');
  for (const table of tablesOf(sqlite)) {
    const columns = sqlite
      .prepare<[string], { name: string; type: string }>(
        'select name, type from pragma_table_info(?)',
      )
      .all(table);
    for (const nth of [1, 2]) {
      const values = columns.map(({ name, type }) => valueFor(name, type, nth));
      sqlite
        .prepare(
          `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
           values (${columns.map(() => '?').join(', ')})`,
        )
        .run(...values);
    }
  }
  // Until 0015.
  if (sqlite.prepare(`select 1 from sqlite_master where name = 'passages_fts'`).get() !== undefined)
    sqlite.exec(
      `insert into passages_fts (rowid, headings, body) values (1, 'grader', 'why it fails')`,
    );
}

function valueFor(name: string, type: string, nth: number): unknown {
  if (name === 'status') return nth === 1 ? 'open' : 'resolved';
  if (name.endsWith('_at') || name === 'due' || name === 'released')
    return `2026-01-0${nth}T00:00:00.000Z`;
  // What refers to a row refers to the one with its own number.
  if (/^(citations|signals|timings|remarks|tags|place|payload|files|headings|settings)$/.test(name))
    return '[]';
  if (/int/i.test(type)) return nth;
  if (/real/i.test(type)) return nth / 10;
  if (/blob/i.test(type)) return Buffer.from([nth]);
  return String(nth);
}
