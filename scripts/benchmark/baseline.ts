/**
 * What is compared with: a plain store as LangChain's HNSWLib has it (one vector a passage, hnswlib's own settings)
 * with the WASM engine of the model's package. A process of its own; writes one line of JSON.
 * Arguments: a file of passages (JSON array of texts), questions file, passages to embed, questions to ask.
 */
import { readFile } from 'node:fs/promises';
import hnswlib from 'hnswlib-node';
import { z } from 'zod';
import { createWasmEmbeddings } from '../../src/models/create-wasm-embeddings.ts';
import { quantile } from '../evaluation/metrics.ts';
import { readQuestionRows } from '../evaluation/question-rows.ts';

/** What the plain store costs. Times in ms, memory in bytes. */
export interface BaselineCost {
  readonly passagesPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly rss: number;
}

const [textsFile = '', questionsFile = '', most = '120', asked = '60'] = process.argv.slice(2);
const texts = z
  .array(z.string())
  .parse(JSON.parse(await readFile(textsFile, 'utf8')))
  .slice(0, Number(most));
const rows = (await readQuestionRows(questionsFile)).slice(0, Number(asked));

const embeddings = await createWasmEmbeddings();
const warm = await embeddings.embedQuery('warm-up');
const started = performance.now();
const graph = new hnswlib.HierarchicalNSW('cosine', warm.length);
graph.initIndex(texts.length);
const vectors = await embeddings.embedDocuments(texts);
for (const [at, vector] of vectors.entries()) graph.addPoint(vector, at);
const tookMs = performance.now() - started;

const times: number[] = [];
for (const { question } of rows) {
  const before = performance.now();
  graph.searchKnn(await embeddings.embedQuery(question), Math.min(4, texts.length));
  times.push(performance.now() - before);
}
times.sort((a, b) => a - b);
const cost: BaselineCost = {
  passagesPerSecond: (texts.length / tookMs) * 1_000,
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  rss: process.memoryUsage().rss,
};
console.log(JSON.stringify(cost));
