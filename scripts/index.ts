import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from '../src/config.ts';
import { BadInput } from '../src/core/errors.ts';
import type { IndexReport } from '../src/core/indexing/report.ts';
import { silentLog, type Log } from '../src/core/log.ts';
import { openIndexer } from '../src/indexing.ts';
import { openEmbeddings } from '../src/models/open-embeddings.ts';
import { lockDataDir } from '../src/storage/data-dir-lock.ts';
import { showProgress } from './support/progress.ts';
import { reportLines } from './support/report-lines.ts';
import { runScript, type Arguments } from './support/run-script.ts';

const SYNTAX = {
  usage: `usage: npm run index [-- --json]

Indexes KNOWLEDGE_DIR into DATA_DIR. Files that did not change are not read again.
  --json   print one JSON object on stdout and nothing else there`,
  options: { json: { type: 'boolean', default: false } },
} as const;

async function main({ values: { json } }: Arguments<typeof SYNTAX>): Promise<void> {
  const config = readConfig(process.env);
  if (!existsSync(config.knowledgeDir)) {
    throw new BadInput(
      `the knowledge folder ${config.knowledgeDir} does not exist; make it or set KNOWLEDGE_DIR`,
    );
  }
  const lock = lockDataDir(config.dataDir);
  if (lock === 'held') {
    console.error(
      `the bot is running with DATA_DIR ${config.dataDir} and watches the folder itself: nothing to do here`,
    );
    process.exitCode = 1;
    return;
  }
  try {
    const report = await indexOnce(config, stderrLog());
    console.log(json ? JSON.stringify(report) : reportLines(report));
  } finally {
    lock.release();
  }
}

async function indexOnce(config: Config, log: Log): Promise<IndexReport> {
  const { dataDir, knowledgeDir, embeddingModel } = config;
  const modelsDir = join(dataDir, 'models');
  const embeddings = await openEmbeddings({ model: embeddingModel, modelsDir, log });
  const indexer = openIndexer({ dataDir, knowledgeDir, embeddings, log });
  const display = showProgress();
  try {
    const report = await indexer.reindex(display.onProgress);
    // The lock says that nobody reads an older generation here.
    await indexer.cleanUp(report.generation);
    await indexer.refreshGraph();
    return report;
  } finally {
    display.done();
    await indexer.close();
    await embeddings.close();
  }
}

/** The report tells the rest. */
function stderrLog(): Log {
  const tell = (fields: Readonly<Record<string, unknown>>, event: string) =>
    console.error(`${event}${typeof fields['reason'] === 'string' ? `: ${fields['reason']}` : ''}`);
  return { ...silentLog, error: tell };
}

runScript(SYNTAX, main);
