import type { Knowledge } from '../../src/compose-knowledge.ts';
import { readVectorIndex } from '../../src/search/graph-file.ts';
import { HnswVectorStore } from '../../src/search/hnsw-vector-store.ts';
import { readGeneration } from '../../src/storage/index-state.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { readIndexDocuments } from '../../src/storage/read-index.ts';

const DEPTH = 20;

/** Share of the true nearest 20 passages that the search of a data folder finds, over these questions. */
export async function measureRecall(
  { embeddings }: Knowledge,
  dataDir: string,
  questions: readonly string[],
): Promise<number> {
  const { recipe: embeddingRecipe, dimensions } = embeddings;
  const db = await openDatabase(dataDir);
  const exact = new HnswVectorStore(embeddings, { dimensions });
  const store = new HnswVectorStore(embeddings, { dimensions });
  const generation = await readGeneration(db);
  for await (const { passages, vectors } of readIndexDocuments(db, { generation, embeddingRecipe }))
    for (const [at, { id }] of passages.entries()) {
      exact.addPassage(id, vectors[at]);
      store.addPassage(id, vectors[at]);
    }
  await db.destroy();
  const graph = await readVectorIndex(dataDir, { embeddingRecipe, dimensions });
  if (graph !== undefined) store.useGraph(graph);
  const everything = () => true;
  let found = 0;
  for (const question of questions) {
    const vector = await embeddings.embedQuestion(question);
    const truth = exact.nearest(vector, DEPTH, everything, exact.count);
    const known = new Set(truth.map(({ passage }) => passage));
    const near = store.nearest(vector, DEPTH, everything, store.count);
    found += near.filter(({ passage }) => known.has(passage)).length / Math.max(1, truth.length);
  }
  return found / Math.max(1, questions.length);
}
