import { sql, type Kysely } from 'kysely';
import type { Database } from './open-database.ts';
import type { DatabaseSchema } from './schema.ts';

/** The connection inside a transaction. */
export type Transaction = Kysely<DatabaseSchema>;

/**
 * Runs the work in one transaction that takes the write lock at its start. One that reads first and
 * writes later fails at once when another connection wrote in between; this one waits its turn instead.
 */
export async function inWriteTransaction<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself (disk full); the first fault is the one to tell.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}
