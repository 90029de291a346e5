import { openKnowledge, type Knowledge } from './compose-knowledge.ts';
import type { Config } from './config.ts';
import type { Clock } from './core/clock.ts';
import { BadInput } from './core/errors.ts';
import type { IndexReport } from './core/indexing/report.ts';
import type { KnowledgeDesk } from './core/knowledge/ports.ts';
import type { Log } from './core/log.ts';
import { composeDiscord } from './compose-discord.ts';
import { composeOperations } from './compose-operations.ts';
import { meterPassages } from './core/meter-embeddings.ts';
import type { Meter } from './core/meter.ts';
import type { HealthServer } from './http/health-server.ts';
import { openIndexer, type Indexer } from './indexing.ts';
import type { IndexerEmbeddings } from './indexing-thread.ts';
import { keepIndexed } from './keep-indexed.ts';
import { EXACT_UP_TO } from './search/recipe.ts';
import { lockDataDir } from './storage/data-dir-lock.ts';
import { watchKnowledge, type KnowledgeWatch } from './watch-knowledge.ts';

/** The whole bot. */
export interface Bot {
  /**
   * Indexes, logs in, and resolves when questions are heard.
   * @throws BadInput when a setting must be mended first, with what to do.
   */
  start(token: string): Promise<void>;
  /** Takes nothing new, finishes what is in hand, and closes everything. */
  stop(): Promise<void>;
  /** Resolves when Discord ended the bot's session for good, with what to do; never, as long as all is well. */
  readonly ended: Promise<Error>;
}

/**
 * Builds every part of the bot over one data folder. Nothing is heard before `start`.
 * @throws BadInput when another process uses the data folder, and what `openKnowledge` throws.
 */
export async function composeBot(
  config: Config,
  log: Log,
  clock: Clock = () => new Date(),
): Promise<Bot> {
  const lock = lockDataDir(config.dataDir);
  if (lock === 'held') {
    throw new BadInput(
      `another process uses DATA_DIR ${config.dataDir}: stop it, or choose another folder`,
    );
  }
  const operations = composeOperations(config, log);
  const { meter } = operations;
  const knowledge = await openKnowledge(config, log, operations).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const indexer = openIndexer({ ...config, embeddings: lentEmbeddings(knowledge, meter), log });
  const refreshGraph = makeRefreshGraph(knowledge, indexer, log);
  const onIndexed = () => {
    discord.onIndexed();
    refreshGraph();
  };
  const index = makeIndex({ knowledge, indexer, meter, onIndexed });
  let onEnded: (error: Error) => void = () => undefined;
  const ended = new Promise<Error>((resolve) => (onEnded = resolve));
  const upToDate = keepIndexed({ index, log });
  const discord = composeDiscord({
    config,
    knowledge,
    knowledgeDesk: makeKnowledgeDesk(knowledge, indexer, log),
    reindex: index,
    onEnded,
    meter,
    clock,
    log,
  });
  let watch: KnowledgeWatch | undefined;
  let health: HealthServer | undefined;

  return {
    ended,
    start: async (token) => {
      health = await operations.serve({ knowledge, isConnected: () => discord.isConnected() });
      watch = watchKnowledge(config.knowledgeDir, () => upToDate.refresh(), { log });
      // Without passages, or without vectors of this model, every answer would be "I don't know".
      if (knowledge.isComplete()) upToDate.refresh();
      else
        await index().catch((error: unknown) => {
          if (knowledge.generation() === 0) throw error;
          upToDate.retry(error);
        });
      await warmUp(knowledge, log);
      await discord.start(token);
      log.info({}, 'ready');
    },
    stop: async () => {
      upToDate.stop();
      await watch?.close();
      await discord.stop();
      await indexer.close();
      await knowledge.close();
      await health?.close();
      lock.release();
    },
  };
}

/** The first question with a typing mistake would wait for the tokenizer, and all others with it. */
async function warmUp({ embeddings }: Knowledge, log: Log): Promise<void> {
  await embeddings
    .warmUp()
    .catch((error: unknown) => log.warn({ err: error }, 'model not warmed up'));
}

/** The model as the indexing thread borrows it. */
function lentEmbeddings({ embeddings }: Knowledge, meter: Meter): IndexerEmbeddings {
  const { recipe, dimensions, maxTokens, tokenizerPath } = embeddings;
  const embedPassages = meterPassages(async (texts) => embeddings.embedPassages(texts), meter);
  return { recipe, dimensions, maxTokens, tokenizerPath, embedPassages };
}

interface MakeIndexDeps {
  readonly knowledge: Knowledge;
  readonly indexer: Indexer;
  readonly meter: Meter;
  readonly onIndexed: () => void;
}

/** Indexes what changed and lets questions see it. */
function makeIndex({ knowledge, indexer, meter, onIndexed }: MakeIndexDeps) {
  return async function index(): Promise<IndexReport> {
    const startedAt = performance.now();
    const report = await indexer.reindex().catch((error: unknown) => {
      meter.indexed('failed', performance.now() - startedAt);
      throw error;
    });
    await knowledge.load(report.generation);
    meter.indexed('done', performance.now() - startedAt);
    onIndexed();
    await indexer.cleanUp(report.generation);
    return report;
  };
}

/** Makes the search graph follow; questions are answered without it, or with the former one, until it is there. */
function makeRefreshGraph(knowledge: Knowledge, indexer: Indexer, log: Log) {
  async function refreshGraph(): Promise<void> {
    if (knowledge.passageCount() <= EXACT_UP_TO) return;
    const outcome = await indexer.refreshGraph();
    if (outcome === 'built') await knowledge.load(knowledge.generation());
  }
  return () => {
    refreshGraph().catch((error: unknown) => log.warn({ err: error }, 'search graph not built'));
  };
}

function makeKnowledgeDesk(knowledge: Knowledge, indexer: Indexer, log: Log): KnowledgeDesk {
  return {
    save: async (document) => indexer.saveStaffDocument(document),
    remove: async (id) => indexer.removeStaffDocument(id),
    load: async (generation) => {
      await knowledge.load(generation);
      // Waits for a run on its way: nobody should wait for it.
      indexer
        .cleanUp(knowledge.generation())
        .catch((error: unknown) => log.warn({ err: error }, 'replaced knowledge not removed'));
    },
  };
}
