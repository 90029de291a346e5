import type { Selectable } from 'kysely';
import { isVisible } from '../core/answering/visible.ts';
import type { AskerScope } from '../core/question.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import { toDocumentMeta } from './knowledge-rows.ts';
import type { Database } from './open-database.ts';
import type { DocumentsTable } from './knowledge-tables.ts';

/** The documents that questions are answered from now. */
export async function publishedDocuments(db: Database) {
  const generation = await readGeneration(db);
  return db.selectFrom('documents').where(inGeneration(generation));
}

/** Whether an asker may see a document in any form. */
export function isRowVisible(row: Selectable<DocumentsTable>, scope: AskerScope): boolean {
  const { audience, released } = toDocumentMeta(row);
  return isVisible(
    {
      audience,
      released,
      serverId: row.server_id ?? undefined,
      courseKey: row.course_key ?? undefined,
    },
    scope,
  );
}
