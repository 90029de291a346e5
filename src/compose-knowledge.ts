import { join } from 'node:path';
import { Document } from '@langchain/core/documents';
import { makeAnswerQuestion } from './core/answering/answer-question.ts';
import { IndexHolder } from './core/answering/index-holder.ts';
import { makeJudgeQuestion, type Judgement } from './core/answering/judge-question.ts';
import { KnowledgeIndex } from './core/answering/knowledge-index.ts';
import type { AnswerQuestion, Ask } from './core/answering/ports.ts';
import { asPassageId } from './core/ids.ts';
import { makeGuardedAnswerQuestion } from './core/integrity/guarded-answer-question.ts';
import type { Log } from './core/log.ts';
import { openEmbeddings } from './models/open-embeddings.ts';
import { HnswVectorStore } from './search/hnsw-vector-store.ts';
import { readGeneration } from './storage/index-state.ts';
import { openDatabase, type Database } from './storage/open-database.ts';
import { readIndexDocuments } from './storage/read-index.ts';
import { SqliteKeywordSearch } from './storage/sqlite-keyword-search.ts';
import { SqlitePassageReader } from './storage/sqlite-passage-reader.ts';
import { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';
import { SqliteSolutionDesk } from './storage/sqlite-solution-desk.ts';
import { SqliteSourceDesk } from './storage/sqlite-source-desk.ts';

type Embeddings = Awaited<ReturnType<typeof openEmbeddings>>;

/** What the knowledge half of the bot is opened with; a `Config` will do. */
export interface KnowledgeSettings {
  readonly dataDir: string;
  readonly embeddingModel: string;
}

/** Search and answering over one data folder. */
export interface Knowledge {
  readonly db: Database;
  readonly embeddings: Embeddings;
  readonly passages: SqlitePassageReader;
  readonly answerQuestion: AnswerQuestion;
  /** As `answerQuestion`, with the ranking and the figures instead of the words. */
  readonly judgeQuestion: (ask: Ask) => Promise<Judgement>;
  /** The generation in memory; 0 while there is none. */
  generation(): number;
  /** Takes up a generation that an indexing run has published; without a number, the newest. */
  load(generation?: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens what is there and takes up the published generation. Throws StorageUnavailable, ModelUnavailable. */
export async function openKnowledge(settings: KnowledgeSettings, log: Log): Promise<Knowledge> {
  const { dataDir, embeddingModel } = settings;
  // The model takes its time in a thread of its own; the database is read meanwhile.
  const opening = openEmbeddings({
    model: embeddingModel,
    modelsDir: join(dataDir, 'models'),
    log,
  });
  const [db, embeddings] = await Promise.all([openDatabase(dataDir), opening]);
  const passages = new SqlitePassageReader(db);
  const build = makeBuildIndex(db, embeddings, passages);
  const empty = new KnowledgeIndex(0, newVectors(embeddings, passages));
  const holder = new IndexHolder(empty, build, log);
  const deps = {
    currentIndex: holder.current,
    keywords: new SqliteKeywordSearch(db),
    embedder: embeddings,
    passages,
  };
  const load = async (generation?: number) =>
    await holder.load(generation ?? (await readGeneration(db)));
  await load();
  return {
    db,
    embeddings,
    passages,
    answerQuestion: makeGuardedAnswerQuestion({
      answerQuestion: makeAnswerQuestion(deps),
      sources: new SqliteSourceDesk(db),
      solutions: new SqliteSolutionDesk(db),
      settings: new SqliteSettingsStore(db),
    }),
    judgeQuestion: makeJudgeQuestion(deps),
    generation: () => holder.current().generation,
    load,
    close: async () => {
      await embeddings.close();
      await db.destroy();
    },
  };
}

function makeBuildIndex(db: Database, embeddings: Embeddings, passages: SqlitePassageReader) {
  return async function buildIndex(generation: number): Promise<KnowledgeIndex> {
    const vectors = newVectors(embeddings, passages);
    const index = new KnowledgeIndex(generation, vectors);
    const selection = { generation, embeddingRecipe: embeddings.recipe };
    for await (const document of readIndexDocuments(db, selection)) {
      index.add(document);
      for (const [at, { id }] of document.passages.entries())
        vectors.addPassage(id, document.vectors[at]);
    }
    return index;
  };
}

function newVectors(embeddings: Embeddings, passages: SqlitePassageReader): HnswVectorStore {
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
