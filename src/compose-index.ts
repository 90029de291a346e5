import { Document } from '@langchain/core/documents';
import { IndexHolder } from './core/answering/index-holder.ts';
import { KnowledgeIndex } from './core/answering/knowledge-index.ts';
import { asPassageId } from './core/ids.ts';
import type { Log } from './core/log.ts';
import type { LocalEmbeddings } from './models/local-embeddings.ts';
import { readVectorIndex, type OpenGraph } from './search/graph-file.ts';
import { HnswVectorStore } from './search/hnsw-vector-store.ts';
import { EXACT_UP_TO } from './search/recipe.ts';
import { readGeneration } from './storage/index-state.ts';
import type { Database } from './storage/open-database.ts';
import { readIndexDocuments } from './storage/read-index.ts';
import type { SqlitePassageReader } from './storage/sqlite-passage-reader.ts';

/** What the index in memory is made from. */
export interface IndexParts {
  readonly dataDir: string;
  readonly db: Database;
  readonly embeddings: LocalEmbeddings;
  readonly passages: SqlitePassageReader;
  readonly log: Log;
}

/** The published knowledge in memory: all that a search needs but the texts to show. Empty until it is loaded. */
export interface IndexInMemory {
  /** A question keeps what it got here until it is answered. */
  readonly current: () => KnowledgeIndex;
  /** 0 while there is none. */
  readonly generation: () => number;
  /** Of all audiences. */
  readonly passageCount: () => number;
  /** Whether something is indexed, and every passage has a vector of the present model. */
  readonly isComplete: () => boolean;
  /** Takes up a generation that an indexing run has published; without a number, the newest. */
  readonly load: (generation?: number) => Promise<void>;
}

export function composeIndex({ dataDir, db, ...parts }: IndexParts): IndexInMemory {
  const { embeddings, passages, log } = parts;
  const vectorsOf = new WeakMap<KnowledgeIndex, HnswVectorStore>();
  const empty = new KnowledgeIndex(0, newVectors(embeddings, passages));
  const build = makeBuildIndex(db, embeddings, passages, vectorsOf);
  const holder = new IndexHolder(empty, build, log);
  const useGraph = makeUseGraph(dataDir, embeddings, log);
  return {
    current: holder.current,
    generation: () => holder.current().generation,
    passageCount: () => holder.current().passageCount,
    isComplete: () => {
      const index = holder.current();
      return index.generation > 0 && vectorsOf.get(index)?.lacks === 0;
    },
    load: async (generation) => {
      await holder.load(generation ?? (await readGeneration(db)));
      await useGraph(vectorsOf.get(holder.current()));
    },
  };
}

/**
 * Gives vectors their search graph, when there are enough to need one and the indexing thread has built one.
 * Until then, and without one, they are compared one by one.
 */
function makeUseGraph(dataDir: string, embeddings: LocalEmbeddings, log: Log) {
  let atHand: OpenGraph | undefined;
  return async function useGraph(vectors: HnswVectorStore | undefined): Promise<void> {
    if (vectors === undefined || vectors.count <= EXACT_UP_TO) return;
    const recipe = { embeddingRecipe: embeddings.recipe, dimensions: embeddings.dimensions };
    try {
      atHand = await readVectorIndex(dataDir, recipe, atHand);
      if (atHand !== undefined && vectors.graph !== atHand) vectors.useGraph(atHand);
    } catch (error) {
      log.warn({ err: error }, 'search graph not readable, exact search serves');
    }
  };
}

function makeBuildIndex(
  db: Database,
  embeddings: LocalEmbeddings,
  passages: SqlitePassageReader,
  vectorsOf: WeakMap<KnowledgeIndex, HnswVectorStore>,
) {
  return async function buildIndex(generation: number): Promise<KnowledgeIndex> {
    const vectors = newVectors(embeddings, passages);
    const index = new KnowledgeIndex(generation, vectors);
    vectorsOf.set(index, vectors);
    const selection = { generation, embeddingRecipe: embeddings.recipe };
    for await (const document of readIndexDocuments(db, selection)) {
      index.add(document);
      for (const [at, { id }] of document.passages.entries())
        vectors.addPassage(id, document.vectors[at]);
    }
    return index;
  };
}

function newVectors(embeddings: LocalEmbeddings, passages: SqlitePassageReader): HnswVectorStore {
  return new HnswVectorStore(embeddings, {
    dimensions: embeddings.dimensions,
    readDocuments: async (ids) => {
      const found = await passages.read(ids.map(asPassageId));
      const byId = new Map(found.map((passage) => [Number(passage.id), passage]));
      return ids.flatMap((id) => {
        const passage = byId.get(id);
        if (passage === undefined) return [];
        const { text: pageContent, ...metadata } = passage;
        return [new Document({ pageContent, metadata })];
      });
    },
  });
}
