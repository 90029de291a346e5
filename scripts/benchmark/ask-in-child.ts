/**
 * A fresh process that opens a data folder, answers questions and writes what it cost as one line of JSON.
 * Arguments: data folder, model, questions file, how many questions.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openKnowledge } from '../../src/compose-knowledge.ts';
import { silentLog } from '../../src/core/log.ts';
import { quantile } from '../evaluation/metrics.ts';
import { readQuestionRows } from '../evaluation/question-rows.ts';

/** What answering cost. Times in ms, memory in bytes. */
export interface AskingCost {
  readonly passages: number;
  readonly openMs: number;
  /** From the start of the process's own code to the first answer. */
  readonly firstAnswerMs: number;
  readonly p50: number;
  readonly p95: number;
  /** Without the embedding, which has a thread of its own. */
  readonly searchP50: number;
  readonly searchP95: number;
  /** The longest time that nothing else could run, while questions came one after another. */
  readonly blockedMs: number;
  readonly rss: number;
}

const [dataDir = '', embeddingModel = '', questionsFile = '', wanted = '200'] =
  process.argv.slice(2);
const scope = {
  audience: 'learner',
  serverId: undefined,
  courses: undefined,
  now: new Date(),
} as const;

const started = performance.now();
const knowledge = await openKnowledge({ dataDir, embeddingModel }, silentLog);
const openMs = performance.now() - started;
// As the bot does before it listens.
await knowledge.embeddings.warmUp();
const rows = (await readQuestionRows(questionsFile)).slice(0, Number(wanted));
await knowledge.answerQuestion({ text: rows[0]?.question ?? 'hello', scope });
const firstAnswerMs = performance.now() - started;
for (const { question } of rows.slice(0, 20))
  await knowledge.answerQuestion({ text: question, scope });

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const times: number[] = [];
const searches: number[] = [];
for (const { question } of rows) {
  const asked = performance.now();
  const { timings } = await knowledge.answerQuestion({ text: question, scope });
  times.push(performance.now() - asked);
  searches.push(timings['searchMs'] ?? 0);
}
delay.disable();
times.sort((a, b) => a - b);
searches.sort((a, b) => a - b);
const cost: AskingCost = {
  passages: knowledge.passageCount(),
  openMs,
  firstAnswerMs,
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  searchP50: quantile(searches, 0.5),
  searchP95: quantile(searches, 0.95),
  blockedMs: delay.max / 1e6,
  rss: process.memoryUsage().rss,
};
console.log(JSON.stringify(cost));
await knowledge.close();
