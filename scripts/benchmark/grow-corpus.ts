import { asDocumentId } from '../../src/core/ids.ts';
import { prepareDocument, preparedRecipe } from '../../src/core/indexing/prepare-document.ts';
import { readIndexDocuments } from '../../src/storage/read-index.ts';
import type { Knowledge } from '../../src/compose-knowledge.ts';
import { buildVectorIndex, type GraphPoint } from '../../src/search/graph-file.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { SqliteKnowledgeStore } from '../../src/storage/sqlite-knowledge-store.ts';

/** How far a copy's vector lies from its original: neighbours stay neighbours, none is the same. */
const JITTER = 0.02;
const GENERATION = 1;

/**
 * Fills a data folder with copies of a corpus until it has so many passages. Texts are repeated, vectors are the
 * real ones, each moved a little: a synthetic size with real words and real neighbourhoods.
 */
export async function growCorpus(
  from: Knowledge,
  dataDir: string,
  passages: number,
): Promise<void> {
  const { recipe, dimensions } = from.embeddings;
  const db = await openDatabase(dataDir);
  const store = new SqliteKnowledgeStore(db);
  const selection = { generation: from.generation(), embeddingRecipe: recipe };
  const source = new SqliteKnowledgeStore(from.db);
  const random = makeRandom();
  const originals: { row: number; vectors: readonly (Float32Array | undefined)[] }[] = [];
  for await (const { row, vectors } of readIndexDocuments(from.db, selection))
    originals.push({ row, vectors });
  let written = 0;
  for (let copy = 0; written < passages; copy += 1) {
    for (const { row, vectors } of originals) {
      const stored = await source.storedDocument(row);
      if (stored === undefined || written >= passages) continue;
      const path = `copy-${copy}/${stored.path}`;
      const head = { ...stored, id: asDocumentId(path), path };
      // Another recipe for each copy: each gets keys of its own for its vectors.
      const { document } = prepareDocument(head, stored.passages, `${recipe} copy ${copy}`);
      const keyed = document.passages.flatMap(({ embeddingKey: key }, at) => {
        const vector = vectors[at];
        return vector === undefined ? [] : [{ key, vector: jittered(vector, random) }];
      });
      await store.put(recipe, keyed);
      const file = { path, hash: path, recipe: 'bench', outcome: 'read', remarks: [] } as const;
      const fit = { ...document, recipe: preparedRecipe(recipe) };
      await store.replaceFile(GENERATION, file, [fit]);
      written += document.passages.length;
    }
  }
  await store.publish(GENERATION);
  const points: GraphPoint[] = [];
  for await (const { passages: ids, vectors } of readIndexDocuments(db, {
    ...selection,
    generation: GENERATION,
  }))
    for (const [at, { id }] of ids.entries()) {
      const vector = vectors[at];
      if (vector !== undefined) points.push({ id, vector });
    }
  await buildVectorIndex(
    dataDir,
    { embeddingRecipe: recipe, dimensions, generation: GENERATION },
    points,
  );
  await db.destroy();
}

function jittered(vector: Float32Array, random: () => number): Float32Array {
  const moved = vector.map((value) => value + (random() - 0.5) * 2 * JITTER);
  const length = Math.hypot(...moved) || 1;
  return moved.map((value) => value / length);
}

/** The same numbers in every run. */
function makeRandom(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
