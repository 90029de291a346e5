import { inGeneration } from './in-generation.ts';
import { fromBytes } from './vector-bytes.ts';
import type { Database } from './open-database.ts';
import type { IndexSelection } from './read-index.ts';

/** Passages read at once. */
const PASSAGES_A_STEP = 1_000;

/** A passage's vector. */
export interface PassageVector {
  readonly id: number;
  readonly vector: Float32Array;
}

/** The vectors of a generation's passages, in the order of their ids. */
export async function readVectors(
  db: Database,
  { generation, embeddingRecipe }: IndexSelection,
): Promise<readonly PassageVector[]> {
  const found: PassageVector[] = [];
  for (let after = 0; ;) {
    const step = await db
      .selectFrom('passages')
      .innerJoin('documents', 'documents.row', 'passages.document_row')
      .innerJoin('embeddings', 'embeddings.key', 'passages.embedding_key')
      .select(['passages.id', 'embeddings.vector'])
      .where('passages.id', '>', after)
      .where('embeddings.recipe', '=', embeddingRecipe)
      .where(inGeneration(generation))
      .orderBy('passages.id')
      .limit(PASSAGES_A_STEP)
      .execute();
    const last = step.at(-1);
    if (last === undefined) return found;
    after = last.id;
    for (const { id, vector } of step) found.push({ id, vector: fromBytes(vector) });
  }
}
