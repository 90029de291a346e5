import { sql } from 'kysely';
import type { KnowledgeStatus } from '../core/knowledge/ports.ts';
import type { ServerId } from '../core/ids.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { SqliteKnowledgeStore } from './sqlite-knowledge-store.ts';

/** The state of the published index, and of what staff of a server keep. */
export async function readKnowledgeStatus(
  db: Database,
  server: ServerId,
): Promise<KnowledgeStatus> {
  const store = new SqliteKnowledgeStore(db);
  const generation = await readGeneration(db);
  const files = await store.files();
  const { rows } = await sql<Counts>`select
    (select count(*) from documents where ${inGeneration(generation)}) as documents,
    (select count(*) from staff_documents where server_id = ${server} and is_removed = 0) as staff,
    (select count(*) from staff_documents
      where server_id = ${server} and revision > published_revision) as pending,
    (select count(*) from regression_questions where server_id = ${server}) as regressions,
    (select count(*) from regression_questions where server_id = ${server} and state = 'lost') as lost
    `.execute(db);
  const { documents = 0, staff = 0, pending = 0, regressions = 0, lost = 0 } = rows[0] ?? {};
  return {
    generation,
    files: files.length,
    documents,
    passages: await store.countPassages(),
    failed: files
      .filter(({ outcome }) => outcome === 'broken')
      .flatMap(({ path, remarks }) => remarks.map((remark) => ({ path, ...remark }))),
    staffDocuments: staff,
    pending,
    regressions: { total: regressions, lost },
  };
}

interface Counts {
  readonly documents: number;
  readonly staff: number;
  readonly pending: number;
  readonly regressions: number;
  readonly lost: number;
}
