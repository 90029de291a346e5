import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openKnowledge } from '../src/compose-knowledge.ts';
import { readConfig, type Config } from '../src/config.ts';
import { BadInput } from '../src/core/errors.ts';
import { openIndexer } from '../src/indexing.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { lockDataDir } from '../src/storage/data-dir-lock.ts';
import { openLog } from '../src/telemetry/pino-log.ts';
import { startBotProcess } from './support/bot-process.ts';
import { playDemo } from './support/demo-story.ts';
import { progressLine } from './support/progress-line.ts';
import { furnishCourse } from './support/sandbox-course.ts';

const USAGE = `usage: npm run sandbox -- [--demo] [--port N] [--data-dir DIR] [--knowledge-dir DIR] [--reset]
  --demo           play one whole story and end
  --port           where to serve; a free port when not given or taken
  --data-dir       default: DATA_DIR/sandbox
  --knowledge-dir  default: KNOWLEDGE_DIR
  --reset          forget everything of earlier runs first`;

interface Options {
  readonly isDemo: boolean;
  readonly port: number;
  readonly config: Config;
}

async function main(): Promise<void> {
  const { isDemo, port, config } = readOptions();
  await buildIndex(config);
  const sandbox = await startSandbox({ port }).catch(async (error: unknown) => {
    if (!isPortTaken(error)) throw error;
    console.error(`port ${port} is taken; using a free one`);
    return startSandbox();
  });
  const course = furnishCourse(sandbox);
  const bot = await startBotProcess({
    environment: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATA_DIR: config.dataDir,
      KNOWLEDGE_DIR: config.knowledgeDir,
    },
    logFile: join(config.dataDir, 'bot.log'),
  });
  const end = async () => {
    await bot.stop();
    await sandbox.stop();
  };
  if (isDemo) {
    await playDemo(sandbox, course, (line) => console.log(line)).finally(end);
    return;
  }
  console.log(`The sandbox is ready: ${sandbox.url}\nStop it with Ctrl+C.`);
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      'data-dir': { type: 'string' },
      'knowledge-dir': { type: 'string' },
      reset: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadInput(`--port must be 0 to 65535; it is ${values.port}\n${USAGE}`);
  }
  const base = readConfig(process.env);
  const config = {
    ...base,
    dataDir: values['data-dir'] ?? join(base.dataDir, 'sandbox'),
    knowledgeDir: values['knowledge-dir'] ?? base.knowledgeDir,
  };
  if (values.reset) rmSync(config.dataDir, { recursive: true, force: true });
  mkdirSync(config.dataDir, { recursive: true });
  return { isDemo: values.demo, port, config };
}

/** Indexes before the bot starts, so that the progress can be watched. */
async function buildIndex(config: Config): Promise<void> {
  const lock = lockDataDir(config.dataDir);
  if (lock === 'held')
    throw new BadInput(`a sandbox already runs on ${config.dataDir}: use --data-dir for another`);
  const { log } = openLog('warn');
  const knowledge = await openKnowledge(config, log);
  const indexer = openIndexer({ ...config, embeddings: knowledge.embeddings, log });
  const progress = progressLine(process.stderr);
  try {
    const { passages, tookMs } = await indexer.reindex(progress.show);
    progress.end();
    console.error(`${passages} passages indexed in ${(tookMs / 1000).toFixed(1)} s`);
  } finally {
    await indexer.close();
    await knowledge.close();
    lock.release();
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

main().catch((error: unknown) => {
  const isUsage = error instanceof BadInput || (error instanceof TypeError && 'code' in error);
  console.error(isUsage ? error.message : error);
  process.exit(isUsage ? 2 : 1);
});
