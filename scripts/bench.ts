import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { silentLog } from '../src/core/log.ts';
import { embeddedText } from '../src/core/indexing/search-text.ts';
import { SqliteKnowledgeStore } from '../src/storage/sqlite-knowledge-store.ts';
import { readIndexDocuments } from '../src/storage/read-index.ts';
import type { Knowledge } from '../src/compose-knowledge.ts';
import type { AskingCost } from './benchmark/ask-in-child.ts';
import type { BaselineCost } from './benchmark/baseline.ts';
import { growCorpus } from './benchmark/grow-corpus.ts';
import { measureRecall } from './benchmark/measure-recall.ts';
import { buildChildren, runChild } from './benchmark/run-child.ts';
import { readQuestionRows } from './evaluation/question-rows.ts';
import { openEvaluationSet } from './evaluation/run-evaluation.ts';
import { runScript, type Arguments } from './support/run-script.ts';

const GOLDEN = fileURLToPath(new URL('../tests/retrieval/golden.csv', import.meta.url));
/** Passages, beside the corpus as it is. */
const SIZES = [10_000, 50_000];
const RECALL_QUESTIONS = 100;

interface Sized {
  readonly size: string;
  readonly cost: AskingCost;
  readonly recallAt20: number;
}

const SYNTAX = {
  usage: `usage: npm run bench -- [--small] [--json OUT]
  --small  the notes as they are, without the larger sizes
  --json   where the figures are written, DATA_DIR/bench.json unless given`,
  options: { json: { type: 'string' }, small: { type: 'boolean', default: false } },
} as const;

async function main({ values }: Arguments<typeof SYNTAX>): Promise<void> {
  const config = readConfig(process.env);
  const work = await mkdtemp(join(tmpdir(), 'course-support-bench-'));
  try {
    const report = await measure(config.knowledgeDir, config.embeddingModel, work, values.small);
    const file = values.json ?? join(config.dataDir, 'bench.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    console.log(describe(report));
    console.log(`\nwritten to ${file}`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function measure(documents: string, embeddingModel: string, work: string, isSmall: boolean) {
  await buildChildren();
  // The graph of the model is written once in the life of a data folder; that is not indexing.
  const settings = { documents, embeddingModel, log: silentLog };
  const warm = await openEvaluationSet({ ...settings, dataDir: work });
  const texts = await textsOf(warm);
  const textsFile = join(work, 'texts.json');
  await writeFile(textsFile, JSON.stringify(texts));
  const embedStarted = performance.now();
  await warm.embeddings.embedPassages(texts);
  const embedMs = performance.now() - embedStarted;
  const again = await timed(async () => {
    const second = await openEvaluationSet({ ...settings, dataDir: work });
    await second.close();
  });
  // SAFETY (both): these scripts print what their exported interface says.
  const { result } = await runChild('./baseline.ts', [textsFile, GOLDEN]);
  const baseline = result as BaselineCost;
  const questions = (await readQuestionRows(GOLDEN))
    .slice(0, RECALL_QUESTIONS)
    .map((r) => r.question);
  const sized: Sized[] = [];
  for (const size of [texts.length, ...(isSmall ? [] : SIZES)]) {
    const dataDir = join(work, `size-${size}`);
    await growCorpus(warm, dataDir, size);
    await mkdir(join(dataDir, 'models'), { recursive: true });
    // The first process writes the model's graph; the second one is a start with an existing index.
    const args = [dataDir, embeddingModel, GOLDEN];
    await runChild('./ask-in-child.ts', [...args, '1']);
    const asking = await runChild('./ask-in-child.ts', args);
    const cost = asking.result as AskingCost;
    const recallAt20 = await measureRecall(warm, dataDir, questions);
    sized.push({ size: String(cost.passages), cost, recallAt20 });
  }
  const documentsIndexed = (await new SqliteKnowledgeStore(warm.db).files()).length;
  await warm.close();
  return {
    corpus: { files: documentsIndexed, passages: texts.length },
    indexing: {
      passagesPerSecond: (texts.length / embedMs) * 1_000,
      baselinePassagesPerSecond: baseline.passagesPerSecond,
      ratio: ((texts.length / embedMs) * 1_000) / baseline.passagesPerSecond,
      openAndIndexUnchangedMs: again,
    },
    question: { baseline: { p50: baseline.p50, p95: baseline.p95, rss: baseline.rss }, sized },
  };
}

type Report = Awaited<ReturnType<typeof measure>>;

async function textsOf(knowledge: Knowledge): Promise<readonly string[]> {
  const { db, embeddings } = knowledge;
  const store = new SqliteKnowledgeStore(db);
  const selection = { generation: knowledge.generation(), embeddingRecipe: embeddings.recipe };
  const texts: string[] = [];
  for await (const { row } of readIndexDocuments(db, selection)) {
    const stored = await store.storedDocument(row);
    if (stored !== undefined)
      texts.push(...stored.passages.map((passage) => embeddedText(stored.meta, passage)));
  }
  return texts;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function describe({ corpus, indexing, question }: Report): string {
  const { baseline, sized } = question;
  const head = [
    '',
    'p50 ms',
    'p95 ms',
    'search p95',
    'blocked ms',
    'recall@20',
    'RSS MB',
    'first answer ms',
  ];
  const rows = [
    head,
    [
      'plain store, WASM',
      one(baseline.p50),
      one(baseline.p95),
      '',
      '',
      '',
      megabytes(baseline.rss),
      '',
    ],
    ...sized.map(({ size, cost, recallAt20 }) => [
      `${size} passages`,
      one(cost.p50),
      one(cost.p95),
      one(cost.searchP95),
      one(cost.blockedMs),
      recallAt20.toFixed(3),
      megabytes(cost.rss),
      cost.firstAnswerMs.toFixed(0),
    ]),
  ];
  const widths = head.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const table = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  return [
    `${corpus.files} files, ${corpus.passages} passages`,
    `embedding: ${one(indexing.passagesPerSecond)} passages/s, plain store ${one(indexing.baselinePassagesPerSecond)}, ratio ${one(indexing.ratio)}`,
    `open and index unchanged files: ${indexing.openAndIndexUnchangedMs.toFixed(0)} ms`,
    '',
    ...table,
  ].join('\n');
}

function one(value: number): string {
  return value.toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

runScript(SYNTAX, main);
