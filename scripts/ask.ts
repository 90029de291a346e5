import { openKnowledge, type Knowledge } from '../src/compose-knowledge.ts';
import { readConfig, type Config } from '../src/config.ts';
import { courseKey } from '../src/core/course.ts';
import { BadInput } from '../src/core/errors.ts';
import type { Log } from '../src/core/log.ts';
import { openIndexer } from '../src/indexing.ts';
import { lockDataDir } from '../src/storage/data-dir-lock.ts';
import { openLog } from '../src/telemetry/pino-log.ts';
import { describeVerdict, verdictToJson } from './support/describe-verdict.ts';
import { progressLine } from './support/progress-line.ts';
import { runScript, type Arguments } from './support/run-script.ts';

const SYNTAX = {
  usage: 'usage: npm run ask -- "question" [--course c] [--json]',
  options: { course: { type: 'string' }, json: { type: 'boolean', default: false } },
  words: Infinity,
} as const;

async function main({ values, positionals }: Arguments<typeof SYNTAX>): Promise<void> {
  const text = positionals.join(' ');
  if (text.trim() === '') throw new BadInput(SYNTAX.usage);
  const config = readConfig(process.env);
  const { log } = openLog('warn');
  const knowledge = await openKnowledge(config, log);
  try {
    await bringUpToDate(knowledge, config, log);
    const courses = values.course === undefined ? undefined : [courseKey(values.course)];
    const scope = { audience: 'learner', serverId: undefined, courses, now: new Date() } as const;
    const started = performance.now();
    const verdict = await knowledge.answerQuestion({ text, scope });
    const tookMs = performance.now() - started;
    console.log(values.json ? verdictToJson(verdict) : describeVerdict(verdict, tookMs));
  } finally {
    await knowledge.close();
  }
}

/** Indexes what changed, unless a running bot keeps the index itself. */
async function bringUpToDate(knowledge: Knowledge, config: Config, log: Log): Promise<void> {
  const lock = lockDataDir(config.dataDir);
  if (lock === 'held') return;
  const indexer = openIndexer({ ...config, embeddings: knowledge.embeddings, log });
  const progress = progressLine(process.stderr);
  try {
    const { generation } = await indexer.reindex(progress.show);
    progress.end();
    await knowledge.load(generation);
  } finally {
    await indexer.close();
    lock.release();
  }
}

runScript(SYNTAX, main);
