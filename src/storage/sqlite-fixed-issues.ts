import { sql } from 'kysely';
import { asDocumentId, asEscalationId, asServerId } from '../core/ids.ts';
import type { FixedIssue, FixedIssueStore } from '../core/knowledge/ports.ts';
import type { NewIntent } from '../core/outbox/intent.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { storeIntents } from './store-intents.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** Learners who wait for a fix, in SQLite. */
export class SqliteFixedIssues implements FixedIssueStore {
  readonly #db: Database;
  readonly #onIntents: () => void;

  /** @param onIntents called after intents were stored, so that the outbox is looked at without delay */
  constructor(db: Database, onIntents: () => void = () => undefined) {
    this.#db = db;
    this.#onIntents = onIntents;
  }

  async untold(limit: number): Promise<readonly FixedIssue[]> {
    const generation = await readGeneration(this.#db);
    const { rows } = await sql<{
      escalation: string;
      document: string;
      title: string;
      body: string | null;
    }>`
      select link.escalation_id as escalation, link.document_id as document, documents.title as title,
        staff_documents.body as body
      from documents
      join escalation_knowledge as link on link.document_id = documents.id
      left join staff_documents on staff_documents.id = documents.id
      where documents.issue_status = 'fixed' and ${inGeneration(generation, 'documents')}
        and link.told_fixed_at is null
      limit ${limit}`.execute(this.#db);
    return rows.map(({ escalation, document, title, body }) => ({
      escalationId: asEscalationId(escalation),
      documentId: asDocumentId(document),
      title,
      body: body ?? undefined,
    }));
  }

  async recordTold(
    { escalationId, documentId }: FixedIssue,
    intents: readonly NewIntent[],
    at: Date,
  ): Promise<void> {
    await inWriteTransaction(this.#db, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('escalation_knowledge')
        .set({ told_fixed_at: at.toISOString() })
        .where('escalation_id', '=', escalationId)
        .where('document_id', '=', documentId)
        .where('told_fixed_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return;
      const { server_id: server } = await transaction
        .selectFrom('escalations')
        .select('server_id')
        .where('id', '=', escalationId)
        .executeTakeFirstOrThrow();
      await storeIntents(transaction, { escalationId, serverId: asServerId(server) }, intents, at);
    });
    this.#onIntents();
  }
}
