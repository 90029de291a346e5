import { sql, type Kysely } from 'kysely';

/** Since when an escalation waits, how it ended, what it is due for, and its learner's language. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table questions add column locale text`,
  // Where the bot's answer stands when there is no verdict to keep it with.
  `alter table questions add column reply_channel_id text`,
  `alter table questions add column reply_message_id text`,

  `alter table escalations add column locale text`,
  `alter table escalations add column outcome text`,
  `alter table escalations add column waits_since text`,
  `alter table escalations add column reminded_at text`,
  // What waited before reminders existed is not late all at once.
  `update escalations set waits_since = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  `create index escalations_waiting on escalations (server_id, status, waits_since)`,

  `alter table escalations add column course_key text`,
  `alter table escalations add column week integer`,
  `alter table escalations add column due_at text`,
  // The nearest deadline comes first, then what has none; of each the oldest.
  `alter table escalations add column due_rank text generated always as (
     case when status in ('resolved', 'dismissed') then null else coalesce(due_at, '9999') end
   ) virtual`,
  `drop index escalations_queue`,
  `create index escalations_queue on escalations (server_id, queue_rank, due_rank, queued_at, updated_at desc)`,
];
