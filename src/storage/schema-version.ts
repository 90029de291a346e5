import type SQLite from 'better-sqlite3';

/** The migrations that a database went through, oldest first; none for an empty one. */
export function appliedMigrations(sqlite: SQLite.Database): readonly string[] {
  if (!hasTable(sqlite, 'kysely_migration')) return [];
  return sqlite
    .prepare<[], { name: string }>('select name from kysely_migration order by name')
    .all()
    .map(({ name }) => name);
}

/** Those that this program does not know: a newer one wrote the database. */
export function unknownMigrations(
  applied: readonly string[],
  known: readonly string[],
): readonly string[] {
  return applied.filter((name) => !known.includes(name));
}

export function hasTable(sqlite: SQLite.Database, table: string): boolean {
  return (
    sqlite.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !==
    undefined
  );
}
