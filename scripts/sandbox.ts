import '../src/need-node.ts';
import { join } from 'node:path';
import { openKnowledge } from '../src/compose-knowledge.ts';
import { readConfig, type Config } from '../src/config.ts';
import { BadInput } from '../src/core/errors.ts';
import { openIndexer } from '../src/indexing.ts';
import { startSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { lockDataDir } from '../src/storage/data-dir-lock.ts';
import { openLog } from '../src/telemetry/pino-log.ts';
import { startBotProcess } from './support/bot-process.ts';
import { playDemo } from './support/demo-story.ts';
import { openPage } from './support/open-page.ts';
import { progressLine } from './support/progress-line.ts';
import { runScript, type Arguments } from './support/run-script.ts';
import { furnishCourse, type SandboxCourse } from './support/sandbox-course.ts';
import { alreadyRuns, prepareDataDir } from './support/sandbox-data-dir.ts';

const USAGE = `usage: npm run sandbox -- [--demo] [--port N] [--data-dir DIR] [--knowledge-dir DIR] [--reset]
  --demo           play one whole story and end
  --port           where to serve, 4747 unless given; a free port when it is taken
  --data-dir       default: DATA_DIR/sandbox
  --knowledge-dir  default: KNOWLEDGE_DIR
  --reset          forget everything of earlier runs first`;

const DEFAULT_PORT = '4747';

const SYNTAX = {
  usage: USAGE,
  options: {
    demo: { type: 'boolean', default: false },
    port: { type: 'string', default: DEFAULT_PORT },
    'data-dir': { type: 'string' },
    'knowledge-dir': { type: 'string' },
    reset: { type: 'boolean', default: false },
  },
} as const;

interface Options {
  readonly isDemo: boolean;
  readonly port: number;
  readonly config: Config;
}

async function main(read: Arguments<typeof SYNTAX>): Promise<void> {
  const { isDemo, port, config } = readOptions(read);
  await buildIndex(config);
  const sandbox = await startSandbox();
  const course = furnishCourse(sandbox);
  if (isDemo) await runDemo(sandbox, course, config);
  else await runPage(sandbox, course, { config, port });
}

async function runDemo(sandbox: Sandbox, course: SandboxCourse, config: Config): Promise<void> {
  const bot = await startBotProcess({
    environment: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATA_DIR: config.dataDir,
      KNOWLEDGE_DIR: config.knowledgeDir,
    },
    logFile: join(config.dataDir, 'bot.log'),
  });
  try {
    await playDemo(sandbox, course, (line) => console.log(line));
  } finally {
    await bot.stop();
    await sandbox.stop();
  }
}

async function runPage(
  sandbox: Sandbox,
  course: SandboxCourse,
  { config, port }: Pick<Options, 'config' | 'port'>,
): Promise<void> {
  const { dataDir, knowledgeDir } = config;
  const page = await openPage({ sandbox, course, dataDir, knowledgeDir, port });
  console.log(`The sandbox is ready: ${page.url}\nStop it with Ctrl+C.`);
  const end = async (): Promise<void> => {
    await page.stop();
    await sandbox.stop();
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

function readOptions({ values }: Arguments<typeof SYNTAX>): Options {
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
  const isDefault = values['data-dir'] === undefined;
  prepareDataDir({ dataDir: config.dataDir, isDefault, isReset: values.reset });
  return { isDemo: values.demo, port, config };
}

/** Indexes before the bot starts, so that the progress can be watched. */
async function buildIndex(config: Config): Promise<void> {
  const lock = lockDataDir(config.dataDir);
  if (lock === 'held') throw alreadyRuns(config.dataDir);
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

runScript(SYNTAX, main);
