import { sql } from 'kysely';
import type { EscalationId } from '../core/ids.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import type { Transaction } from './write-transaction.ts';

/**
 * Gives escalations that are not ended the nearest deadline of their course that lay ahead when they were opened:
 * of their week, where that has one. Of one escalation, or of all.
 */
export async function setDeadlines(db: Database | Transaction, one?: EscalationId): Promise<void> {
  const generation = await readGeneration(db);
  await sql`
    update escalations set due_at = (
      select documents.due from documents
      where documents.course_key = escalations.course_key and documents.due >= escalations.opened_at
        and (documents.server_id is null or documents.server_id = escalations.server_id)
        and ${inGeneration(generation, 'documents')}
      order by documents.week is not escalations.week, documents.due
      limit 1
    )
    where status in ('open', 'claimed', 'answered') and course_key is not null
      and (${one ?? null} is null or id = ${one ?? null})`.execute(db);
}
