import { sql, type Kysely } from 'kysely';

/** What became of relayed messages at their source: edited, deleted. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table escalation_messages add column follows_source integer not null default 0`,
  `alter table escalation_messages add column former_texts text not null default '[]'`,
  `alter table escalation_messages add column edited_at text`,
  `alter table escalation_messages add column deleted_at text`,
  // What learners wrote always was a message; what staff sent may have been typed in a form.
  `update escalation_messages set follows_source = 1 where direction = 'to-staff'`,
  `create index escalation_messages_followed on escalation_messages (at)
     where follows_source = 1 and deleted_at is null`,
  // Where staff spoke last, for the bot to keep quiet there.
  `create index escalation_messages_told_in on escalation_messages (target_channel_id, at)
     where target_channel_id is not null`,
];
