import { sql, type Kysely } from 'kysely';

/** One staff member's escalations, in the order of the list. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create index escalations_mine
         on escalations (server_id, owner_id, queue_rank, due_rank, queued_at, updated_at desc)
         where owner_id is not null`,
    )
    .execute(db);
}
