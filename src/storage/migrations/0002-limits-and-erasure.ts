import { sql, type Kysely } from 'kysely';

/** Rates of asking that outlive a restart, and the mark of an erased question. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table rate_buckets (key text primary key, tokens integer not null, filled_at text not null) without rowid`,
  // Kept as an empty row while an escalation refers to it.
  `alter table questions add column erased_at text`,
  `create index questions_message on questions (message_id) where message_id is not null`,
];
