import { sql } from 'kysely';
import type { Database } from '../../src/storage/open-database.ts';

/** Every value of every row of each table, by the table's name; not what full-text search derives from them. */
export async function readTables(db: Database): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ readonly name: string }>`
    select name from sqlite_master where type = 'table' and name not like '%fts%'`.execute(db);
  const read = tables.map(async ({ name }) => {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    return [name, JSON.stringify(rows)] as const;
  });
  return new Map(await Promise.all(read));
}
