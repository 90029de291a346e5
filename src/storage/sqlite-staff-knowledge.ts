import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  asDocumentId,
  asEscalationId,
  asServerId,
  type DocumentId,
  type EscalationId,
  type ServerId,
} from '../core/ids.ts';
import type {
  Lesson,
  Saved,
  StaffKnowledgeDraft,
  StaffKnowledgeStore,
} from '../core/knowledge/ports.ts';
import type { StaffKnowledge } from '../core/knowledge/staff-knowledge.ts';
import { KNOWLEDGE_KINDS } from '../core/passage.ts';
import { holdsWords } from './holds-words.ts';
import type { Database } from './open-database.ts';
import type { StaffDocumentsTable } from './knowledge-tables.ts';
import { linkEscalation, storeLesson } from './store-lesson.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** What staff wrote, in SQLite. */
export class SqliteStaffKnowledge implements StaffKnowledgeStore {
  readonly #db: Database;
  readonly #onIntents: () => void;

  /** @param onIntents called after intents were stored, so that the outbox is looked at without delay */
  constructor(db: Database, onIntents: () => void = () => undefined) {
    this.#db = db;
    this.#onIntents = onIntents;
  }

  async save(draft: StaffKnowledgeDraft, at: Date, lesson?: Lesson): Promise<Saved> {
    const saved = await inWriteTransaction(this.#db, async (transaction): Promise<Saved> => {
      const row = await transaction
        .selectFrom('staff_documents')
        .selectAll()
        .where('id', '=', draft.id)
        .executeTakeFirst();
      if (lesson !== undefined) await storeLesson(transaction, draft.id, lesson, at);
      if (row !== undefined && isSame(draft, row))
        return { outcome: 'unchanged', document: toStaffKnowledge(row) };
      const columns = {
        ...contentOf(draft),
        is_removed: 0,
        revision: (row?.revision ?? 0) + 1,
        updated_at: at.toISOString(),
      };
      const written = await transaction
        .insertInto('staff_documents')
        .values({
          id: draft.id,
          server_id: draft.serverId,
          escalation_id: draft.escalationId ?? null,
          published_revision: 0,
          created_at: at.toISOString(),
          ...columns,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .returningAll()
        .executeTakeFirstOrThrow();
      return { outcome: 'saved', document: toStaffKnowledge(written) };
    });
    if (lesson !== undefined) this.#onIntents();
    return saved;
  }

  async remove(id: DocumentId, at: Date): Promise<StaffKnowledge | undefined> {
    return await inWriteTransaction(this.#db, async (transaction) => {
      const row = await transaction
        .updateTable('staff_documents')
        .set((eb) => ({
          is_removed: 1,
          revision: eb('revision', '+', 1),
          updated_at: at.toISOString(),
        }))
        .where('id', '=', id)
        .where('is_removed', '=', 0)
        .returningAll()
        .executeTakeFirst();
      // Nothing can be asked to answer from what staff took away.
      await transaction.deleteFrom('regression_questions').where('document_id', '=', id).execute();
      return row && toStaffKnowledge(row);
    });
  }

  async find(id: DocumentId): Promise<StaffKnowledge | undefined> {
    const row = await this.#present().where('id', '=', id).executeTakeFirst();
    return row && toStaffKnowledge(row);
  }

  async list(server: ServerId, words: string, limit: number): Promise<readonly StaffKnowledge[]> {
    const wanted = words.trim();
    const rows = await this.#present()
      .where('server_id', '=', server)
      .where((eb) => eb.or([holdsWords('title', wanted), holdsWords('path', wanted)]))
      .orderBy('updated_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toStaffKnowledge);
  }

  async all(): Promise<readonly StaffKnowledge[]> {
    const rows = await this.#present().orderBy('server_id').orderBy('path').execute();
    return rows.map(toStaffKnowledge);
  }

  async pending(): Promise<readonly StaffKnowledge[]> {
    const rows = await this.#db
      .selectFrom('staff_documents')
      .selectAll()
      .whereRef('revision', '>', 'published_revision')
      .orderBy('updated_at')
      .execute();
    return rows.map(toStaffKnowledge);
  }

  async recordPublished(id: DocumentId, revision: number): Promise<void> {
    await this.#db
      .updateTable('staff_documents')
      .set({ published_revision: revision })
      .where('id', '=', id)
      .execute();
  }

  async link(escalation: EscalationId, document: DocumentId, at: Date): Promise<void> {
    await inWriteTransaction(this.#db, (transaction) =>
      linkEscalation(transaction, escalation, document, at),
    );
  }

  async lastReply(escalation: EscalationId): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('escalation_messages')
      .select('text')
      .where('escalation_id', '=', escalation)
      .where('direction', '=', 'to-learner')
      .where('text', '<>', '')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.text;
  }

  #present() {
    return this.#db.selectFrom('staff_documents').selectAll().where('is_removed', '=', 0);
  }
}

function contentOf(draft: StaffKnowledgeDraft) {
  return {
    path: draft.path,
    kind: draft.kind,
    title: draft.title,
    course: draft.course ?? null,
    symptom: draft.symptom,
    cause: draft.cause,
    body: draft.body,
    issue_status: draft.issueStatus ?? null,
    fixed_on: draft.fixedOn?.toISOString() ?? null,
  };
}

function isSame(draft: StaffKnowledgeDraft, row: Selectable<StaffDocumentsTable>): boolean {
  const wanted = Object.entries(contentOf(draft));
  const present = new Map<string, unknown>(Object.entries(row));
  return row.is_removed === 0 && wanted.every(([name, value]) => present.get(name) === value);
}

const kindSchema = z.enum(KNOWLEDGE_KINDS);
const statusSchema = z.enum(['open', 'fixed']).nullable();

function toStaffKnowledge(row: Selectable<StaffDocumentsTable>): StaffKnowledge {
  return {
    id: asDocumentId(row.id),
    serverId: asServerId(row.server_id),
    path: row.path,
    kind: kindSchema.parse(row.kind),
    title: row.title,
    course: row.course ?? undefined,
    symptom: row.symptom,
    cause: row.cause,
    body: row.body,
    issueStatus: statusSchema.parse(row.issue_status) ?? undefined,
    fixedOn: row.fixed_on === null ? undefined : new Date(row.fixed_on),
    escalationId: row.escalation_id === null ? undefined : asEscalationId(row.escalation_id),
    isRemoved: row.is_removed === 1,
    revision: row.revision,
    publishedRevision: row.published_revision,
    updatedAt: new Date(row.updated_at),
  };
}
