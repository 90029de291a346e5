import { sql, type Kysely } from 'kysely';

/** Who wished that staff see a message, until they are told that it is so. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table reply_tokens add column escalated_by text').execute(db);
}
