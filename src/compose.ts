import { openKnowledge, type Knowledge } from './compose-knowledge.ts';
import type { Config } from './config.ts';
import { BadInput } from './core/errors.ts';
import type { IndexReport } from './core/indexing/report.ts';
import type { KnowledgeDesk } from './core/knowledge/ports.ts';
import type { Log } from './core/log.ts';
import { composeDiscord, type DiscordHalf } from './compose-discord.ts';
import { startHealthServer, type HealthServer } from './http/health-server.ts';
import { openIndexer, type Indexer } from './indexing.ts';
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
}

/**
 * Builds every part of the bot over one data folder. Nothing is heard before `start`.
 * @throws BadInput when another process uses the data folder.
 */
export async function composeBot(config: Config, log: Log): Promise<Bot> {
  const lock = lockDataDir(config.dataDir);
  if (lock === 'held') {
    throw new BadInput(
      `another process uses DATA_DIR ${config.dataDir}: stop it, or choose another folder`,
    );
  }
  const knowledge = await openKnowledge(config, log);
  const indexer = openIndexer({ ...config, embeddings: knowledge.embeddings, log });
  const index = makeIndex(knowledge, indexer, () => discord.onIndexed());
  const refresh = () => {
    // A failed run leaves the former index in use.
    index().catch((error: unknown) => log.error({ err: error }, 'indexing failed'));
  };
  const discord = composeDiscord({
    config,
    knowledge,
    knowledgeDesk: makeKnowledgeDesk(knowledge, indexer, log),
    reindex: index,
    clock: () => new Date(),
    log,
  });
  let watch: KnowledgeWatch | undefined;
  let health: HealthServer | undefined;

  return {
    start: async (token) => {
      health = await openHealth(config, knowledge, discord);
      watch = watchKnowledge(config.knowledgeDir, refresh, { log });
      // Without passages, or without vectors of this model, every answer would be "I don't know".
      if (!knowledge.isComplete()) await index();
      else refresh();
      await discord.start(token);
      log.info({}, 'ready');
    },
    stop: async () => {
      await watch?.close();
      await discord.stop();
      await indexer.close();
      await knowledge.close();
      await health?.close();
      lock.release();
    },
  };
}

/** Indexes what changed and lets questions see it. */
function makeIndex(knowledge: Knowledge, indexer: Indexer, onIndexed: () => void) {
  return async function index(): Promise<IndexReport> {
    const report = await indexer.reindex();
    await knowledge.load(report.generation);
    onIndexed();
    await indexer.cleanUp(report.generation);
    return report;
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

async function openHealth(
  { httpPort }: Config,
  knowledge: Knowledge,
  discord: DiscordHalf,
): Promise<HealthServer | undefined> {
  if (httpPort === undefined) return undefined;
  const readiness = async () =>
    Promise.resolve({ discord: discord.isConnected(), index: knowledge.generation() > 0 });
  return startHealthServer({ port: httpPort, readiness });
}
