import { sql, type Kysely } from 'kysely';

/** Which servers removed the bot, and a quick way to what was given up. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table departed_servers (server_id text primary key, left_at text not null) without rowid`,
  `create index outbox_failed on outbox (done_at) where state = 'failed'`,
];
