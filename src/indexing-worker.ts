import { parentPort, workerData } from 'node:worker_threads';
import { openFolderSource } from './corpus/folder-source.ts';
import { startReadingWorker } from './start-reading-worker.ts';
import { makeTimedReading } from './corpus/timed-reading.ts';
import { makeIndexKnowledge } from './core/indexing/index-knowledge.ts';
import { makeJoinedRun } from './core/indexing/joined-run.ts';
import type { PassageEmbedder, Splitter } from './core/indexing/ports.ts';
import type { IndexReport } from './core/indexing/report.ts';
import { makeSaveStaffDocument } from './core/indexing/save-staff-document.ts';
import { splitDocument, SPLITTER_RECIPE } from './core/indexing/split-document.ts';
import type { Log, LogFields } from './core/log.ts';
import { unreachable } from './core/unreachable.ts';
import {
  toError,
  toFault,
  type FromIndexingWorker,
  type IndexingSetup,
  type IndexingTask,
  type TaskResults,
  type ToIndexingWorker,
} from './indexing-messages.ts';
import { makeBottleneckLanes } from './limits/bottleneck-lanes.ts';
import { openTextEncoder } from './models/text-encoder.ts';
import { buildVectorIndex, type GraphOutcome } from './search/graph-file.ts';
import { EXACT_UP_TO } from './search/recipe.ts';
import { openDatabase } from './storage/open-database.ts';
import { readVectors } from './storage/read-vectors.ts';
import { SqliteKnowledgeStore } from './storage/sqlite-knowledge-store.ts';

// SAFETY: `openIndexer` is the only one to start this thread, with an `IndexingSetup`.
const setup = workerData as IndexingSetup;
const port = parentPort;
if (port === null) throw new TypeError('indexing-worker runs as a thread of openIndexer');
const say = (message: FromIndexingWorker) => port.postMessage(message);

/** Milliseconds. 20 MB of PDF take some ten seconds; what takes two minutes never ends. */
const FILE_LIMIT_MS = 120_000;

const stopping = new AbortController();
const log = relayedLog();
const wanted = new Map<
  number,
  { resolve: (v: readonly Float32Array[]) => void; reject: (e: Error) => void }
>();
const db = await openDatabase(setup.dataDir);
const store = new SqliteKnowledgeStore(db);
const embedder = borrowedEmbedder();
const splitter = modelSplitter();
const inLanes = makeBottleneckLanes();
/** One at a time: runs and clean-ups. */
const inLongLane = <T>(work: () => Promise<T>) => inLanes('long', work);
/** One at a time: single documents, which do not wait for a run, and the sweep of unused vectors. */
const inShortLane = <T>(work: () => Promise<T>) => inLanes('short', work);
/** One at a time: search graphs. */
const inGraphLane = <T>(work: () => Promise<T>) => inLanes('graph', work);
const saveStaffDocument = makeSaveStaffDocument({ splitter, embedder, store });
const indexKnowledge = makeIndexKnowledge({
  source: openFolderSource(
    setup.knowledgeDir,
    makeTimedReading({ startWorker: startReadingWorker, limitMs: FILE_LIMIT_MS }),
  ),
  splitter,
  embedder,
  store,
  clock: () => new Date(),
});
const reindex = makeJoinedRun((onProgress) =>
  inLongLane(async () => {
    const report = await indexKnowledge(onProgress, stopping.signal);
    noteReport(report);
    return report;
  }),
);

port.on('message', (message: ToIndexingWorker) => {
  switch (message.kind) {
    case 'task':
      return void answer(message.id, message.task);
    case 'vectors':
      return takeWanted(message.id)?.resolve(message.vectors);
    case 'no-vectors':
      return takeWanted(message.id)?.reject(toError(message.fault));
    case 'stop':
      return void stop();
    default:
      return unreachable(message);
  }
});

async function answer(id: number, task: IndexingTask): Promise<void> {
  try {
    say({ kind: 'done', id, result: await perform(id, task) });
  } catch (error) {
    say({ kind: 'failed', id, fault: toFault(error) });
  }
}

async function perform(id: number, task: IndexingTask): Promise<TaskResults[keyof TaskResults]> {
  switch (task.kind) {
    case 'reindex':
      return await reindex((progress) => say({ kind: 'progress', id, progress }));
    case 'save-staff-document':
      return await inShortLane(() => saveStaffDocument(task.saved));
    case 'remove-staff-document':
      return await inShortLane(() => store.removeStaffDocument(task.documentId));
    case 'clean-up':
      await inLongLane(() => store.removeReplaced(task.generation));
      // A document on its way has vectors that no passage refers to yet: neither lane may hold one.
      await inLongLane(() => inShortLane(() => store.removeUnusedVectors()));
      return undefined;
    case 'refresh-graph':
      return await inGraphLane(refreshGraph);
    default:
      return unreachable(task);
  }
}

/** The search graph of the published generation, where there are enough vectors to need one. */
async function refreshGraph(): Promise<GraphOutcome> {
  if ((await store.countPassages()) <= EXACT_UP_TO) return 'not-needed';
  const generation = await store.generation();
  const { recipe: embeddingRecipe, dimensions } = setup.embeddings;
  const points = await readVectors(db, { generation, embeddingRecipe });
  const made = { embeddingRecipe, dimensions, generation };
  const started = performance.now();
  const outcome = await buildVectorIndex(setup.dataDir, made, points, stopping.signal);
  const tookMs = Math.round(performance.now() - started);
  log.info({ outcome, generation, passages: points.length, tookMs }, 'search graph seen to');
  return outcome;
}

function noteReport(report: IndexReport): void {
  const { failed, remarks, skipped, ...counts } = report;
  const files = { failed: failed.length, remarks: remarks.length, skipped: skipped.length };
  log.info({ ...counts, ...files }, 'knowledge indexed');
  for (const remark of failed) log.warn({ ...remark }, 'knowledge file failed');
}

async function stop(): Promise<void> {
  stopping.abort(new Error('the bot is stopping'));
  await Promise.allSettled(
    [inLongLane, inShortLane, inGraphLane].map((lane) => lane(async () => {})),
  );
  await db.destroy();
  port?.close();
}

function borrowedEmbedder(): PassageEmbedder {
  let lastId = 0;
  return {
    recipe: setup.embeddings.recipe,
    embed: async (texts) =>
      await new Promise((resolve, reject) => {
        const id = ++lastId;
        wanted.set(id, { resolve, reject });
        say({ kind: 'embed', id, texts });
      }),
  };
}

function takeWanted(id: number) {
  const waiting = wanted.get(id);
  wanted.delete(id);
  return waiting;
}

function modelSplitter(): Splitter {
  const encoder = openTextEncoder(setup.embeddings.tokenizerPath, setup.embeddings.maxTokens);
  const ownMarks = encoder.count('');
  const countTokens = (text: string) => encoder.count(text) - ownMarks;
  return { recipe: SPLITTER_RECIPE, split: (document) => splitDocument(document, countTokens) };
}

function relayedLog(): Log {
  const relay = (level: keyof Log) => (fields: LogFields, event: string) =>
    say({ kind: 'log', level, fields, event });
  return { debug: relay('debug'), info: relay('info'), warn: relay('warn'), error: relay('error') };
}
