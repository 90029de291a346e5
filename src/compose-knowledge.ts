import { join } from 'node:path';
import { composeIndex, type IndexInMemory } from './compose-index.ts';
import { composeWriting } from './compose-writing.ts';
import type { Config } from './config.ts';
import { makeAnswerQuestion } from './core/answering/answer-question.ts';
import { makeJudgeQuestion, type Judgement } from './core/answering/judge-question.ts';
import type { AnswerQuestion, Ask } from './core/answering/ports.ts';
import { asPassageId } from './core/ids.ts';
import { makeGuardedAnswerQuestion } from './core/integrity/guarded-answer-question.ts';
import type { AskerScope } from './core/question.ts';
import { makeAnswerKnownOutput } from './core/knowledge/answer-known-output.ts';
import type { StorageUnavailable } from './core/errors.ts';
import { withLearnedThreshold } from './core/insights/judge-answer.ts';
import { makeAnswerKnownPhrasing } from './core/knowledge/phrasing.ts';
import type { Log } from './core/log.ts';
import { silentMeter, type Meter } from './core/meter.ts';
import { meterQuestions } from './core/meter-embeddings.ts';
import { openEmbeddings } from './models/open-embeddings.ts';
import { PassageRetriever } from './search/passage-retriever.ts';
import { ForgivingVerdictStore } from './storage/forgiving-verdict-store.ts';
import { openDatabase, type Database } from './storage/open-database.ts';
import { SqliteKnownOutputs } from './storage/sqlite-known-outputs.ts';
import { SqlitePassageReader } from './storage/sqlite-passage-reader.ts';
import { SqlitePhrasings } from './storage/sqlite-phrasings.ts';
import { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';
import { SqliteSolutionDesk } from './storage/sqlite-solution-desk.ts';
import { SqliteSourceDesk } from './storage/sqlite-source-desk.ts';

type Embeddings = Awaited<ReturnType<typeof openEmbeddings>>;

/** What the knowledge half of the bot is opened with; a `Config` will do. */
export interface KnowledgeSettings {
  readonly dataDir: string;
  readonly embeddingModel: string;
  /** The model that writes; without one the notes answer in their own words. */
  readonly llm?: Config['llm'];
}

/** Search and answering over one data folder. */
export interface Knowledge extends Omit<IndexInMemory, 'current'> {
  readonly db: Database;
  readonly embeddings: Embeddings;
  readonly passages: SqlitePassageReader;
  readonly answerQuestion: AnswerQuestion;
  /** As `answerQuestion`, always in the notes' own words: asks no language model. */
  readonly quoteNotes: AnswerQuestion;
  /** As `answerQuestion`, with the ranking and the figures instead of the words. */
  readonly judgeQuestion: (ask: Ask) => Promise<Judgement>;
  /** The search alone, as LangChain's retriever, for one asker. */
  retrieverFor(scope: AskerScope): PassageRetriever;
  close(): Promise<void>;
}

/** Who hears of what happens while the knowledge is used. */
export interface KnowledgeWatchers {
  readonly meter?: Meter;
  readonly onFault?: (fault: StorageUnavailable) => void;
}

/**
 * Opens what is there and takes up the published generation. What was opened before something fails is closed.
 * @throws StorageUnavailable, ModelUnavailable, or BadInput when the setting names no model
 */
export async function openKnowledge(
  settings: KnowledgeSettings,
  log: Log,
  { meter = silentMeter, ...watchers }: KnowledgeWatchers = {},
): Promise<Knowledge> {
  const { dataDir, embeddingModel: model } = settings;
  // The model takes its time in a thread of its own; the database is read meanwhile.
  const openingModel = openEmbeddings({ model, modelsDir: join(dataDir, 'models'), log });
  const openingDatabase = openDatabase(dataDir, watchers);
  try {
    const [db, embeddings] = await Promise.all([openingDatabase, openingModel]);
    return await composeKnowledge(settings, { db, embeddings, meter, log });
  } catch (error) {
    // Not waited for: a model may be on its way from the network, and what failed is told at once.
    const closing = [
      openingModel.then(async (embeddings) => embeddings.close()),
      openingDatabase.then(async (db) => db.destroy()),
    ];
    void Promise.allSettled(closing);
    throw error;
  }
}

interface Opened {
  readonly db: Database;
  readonly embeddings: Embeddings;
  readonly meter: Meter;
  readonly log: Log;
}

async function composeKnowledge(
  { dataDir, llm }: KnowledgeSettings,
  { db, embeddings, meter, log }: Opened,
): Promise<Knowledge> {
  const passages = new SqlitePassageReader(db);
  const { current, ...inMemory } = composeIndex({ dataDir, db, embeddings, passages, log });
  const deps = {
    currentIndex: current,
    embedder: meterQuestions(embeddings, meter),
    knowsWord: (word: string) => embeddings.knowsWord(word),
    passages,
  };
  const judgeQuestion = makeJudgeQuestion(deps);
  const { generation } = inMemory;
  await inMemory.load();
  const guarded = makeGuarded(db, passages);
  const answerQuestion = makeAnswerKnownOutput({
    answerQuestion: makeAnswerKnownPhrasing({
      answerQuestion: makeAnswerQuestion(deps),
      phrasings: new SqlitePhrasings(db),
      embedder: embeddings,
      generation,
    }),
    outputs: new SqliteKnownOutputs(db),
    generation,
  });
  const quoteNotes = guarded(answerQuestion);
  const parts = { db, embeddings, passages, answerQuestion, guarded, log };
  return {
    ...inMemory,
    db,
    embeddings,
    passages,
    answerQuestion: llm === undefined ? quoteNotes : await composeWriting(llm, parts),
    quoteNotes,
    judgeQuestion,
    retrieverFor: (scope) =>
      new PassageRetriever(
        async (text) => await bestPassages(await judgeQuestion({ text, scope }), passages),
      ),
    close: async () => {
      await embeddings.close();
      await db.destroy();
    },
  };
}

/** The best passage of each document found, best document first. */
async function bestPassages({ ranked, index }: Judgement, passages: SqlitePassageReader) {
  const scores = new Map<number, number>();
  for (const { ranked: own, score } of ranked) {
    const id = index.idOf(own[0]?.passage ?? -1);
    if (id !== undefined) scores.set(id, score);
  }
  const found = await passages.read([...scores.keys()].map(asPassageId));
  return found
    .map((passage) => ({ passage, score: scores.get(passage.id) ?? 0 }))
    .sort((a, b) => b.score - a.score);
}

/** What puts the rules of what may be sent around whatever answers. */
function makeGuarded(db: Database, passages: SqlitePassageReader) {
  const sources = new SqliteSourceDesk(db);
  const solutions = new SqliteSolutionDesk(db);
  const settings = withLearnedThreshold(new SqliteSettingsStore(db), new ForgivingVerdictStore(db));
  return (answerQuestion: AnswerQuestion) =>
    makeGuardedAnswerQuestion({ answerQuestion, sources, solutions, passages, settings });
}
