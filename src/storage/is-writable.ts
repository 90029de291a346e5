import { StorageUnavailable } from '../core/errors.ts';
import type { Database } from './open-database.ts';

const PROBE = 'written-at';

/** Whether the database takes a write now, found out by making one. */
export async function isWritable(db: Database, now: Date): Promise<boolean> {
  const value = now.toISOString();
  try {
    await db
      .insertInto('facts')
      .values({ name: PROBE, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    return true;
  } catch (error) {
    if (error instanceof StorageUnavailable) return false;
    throw error;
  }
}
