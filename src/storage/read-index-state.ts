import { sql } from 'kysely';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { SqliteKnowledgeStore } from './sqlite-knowledge-store.ts';

/** The published index in figures. */
export interface IndexState {
  readonly generation: number;
  readonly passages: number;
  /** Passages without a vector of the model asked for. */
  readonly lacking: number;
  /** Files that could not be read, and what their owners can do. */
  readonly broken: readonly { readonly path: string; readonly why: string }[];
}

/** Reads what the index holds, for the model with this recipe. */
export async function readIndexState(
  db: Database,
  embeddingRecipe: string | undefined,
): Promise<IndexState> {
  const generation = await readGeneration(db);
  const { rows } = await sql<{ passages: number; held: number }>`
    select count(*) as passages, count(embeddings.key) as held
    from passages
    join documents on documents.row = passages.document_row
    left join embeddings on embeddings.key = passages.embedding_key
      and embeddings.recipe = ${embeddingRecipe ?? ''}
    where ${inGeneration(generation)}`.execute(db);
  const { passages = 0, held = 0 } = rows[0] ?? {};
  const files = await new SqliteKnowledgeStore(db).files();
  const broken = files
    .filter(({ outcome }) => outcome === 'broken')
    .flatMap(({ path, remarks }) =>
      remarks.map(({ place, reason }) => ({
        path: place === '' ? path : `${path}, ${place}`,
        why: reason,
      })),
    );
  return { generation, passages, lacking: passages - held, broken };
}
