import { sql, type Kysely } from 'kysely';

/** Words of passages are searched in memory: their full-text rows are neither read nor written. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table passages_fts').execute(db);
}
