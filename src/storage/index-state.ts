import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

const GENERATION = 'generation';

/** Which rows questions are answered from now; 0 before the first indexing run. */
export async function readGeneration(db: Kysely<DatabaseSchema>): Promise<number> {
  const fact = await db
    .selectFrom('facts')
    .select('value')
    .where('name', '=', GENERATION)
    .executeTakeFirst();
  return fact === undefined ? 0 : Number(fact.value);
}

/** Makes another generation the one that is read. */
export async function writeGeneration(
  db: Kysely<DatabaseSchema>,
  generation: number,
): Promise<void> {
  const value = String(generation);
  await db
    .insertInto('facts')
    .values({ name: GENERATION, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
