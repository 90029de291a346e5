import { sql, type Kysely } from 'kysely';

/** The order in which escalations are listed, kept by an index. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table escalations add column queue_rank integer generated always as (
     case status when 'open' then 0 when 'claimed' then 1 when 'answered' then 2 else 3 end
   ) virtual`,
  // Those that wait are listed oldest first, the ended ones by their last change.
  `alter table escalations add column queued_at text generated always as (
     case when status in ('resolved', 'dismissed') then null else opened_at end
   ) virtual`,
  `create index escalations_queue on escalations (server_id, queue_rank, queued_at, updated_at desc)`,
];
