import { sql, type Kysely } from 'kysely';

/** Which reply a follower was sent a copy of, so that its edits reach the copy too. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table escalation_messages add column copy_of integer`,
  `alter table escalation_messages add column copy_for integer`,
  `create index escalation_messages_copies on escalation_messages (copy_of, copy_for)
     where copy_of is not null`,
];
