import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ModelUnavailable } from '../../src/core/errors.ts';
import { EmbeddingThread } from '../../src/models/embedding-thread.ts';
import { dot } from '../../src/core/dot.ts';
import { threadArguments, type StartWorker } from '../../src/models/start-worker.ts';
import { freshFolder } from './fresh-folder.ts';
import { RecordingLog } from './recording-log.ts';

const PASSAGES = Array.from({ length: 40 }, (_, number) =>
  `Note ${number}: check the derivative of each layer before you train. `.repeat(6),
);

let modelsDir: string;
let workers: Worker[];
let log: RecordingLog;
let thread: EmbeddingThread;

/** The real worker, mortal, and a hold on each one that was started. */
const startHeldWorker: StartWorker = (order) => {
  const worker = new Worker(new URL('./mortal-worker.ts', import.meta.url), {
    workerData: order,
    execArgv: threadArguments(true),
  });
  workers.push(worker);
  return worker;
};

beforeAll(async () => {
  modelsDir = await freshFolder();
});

beforeEach(() => {
  workers = [];
  log = new RecordingLog();
  const spec = { kind: 'minilm', variant: 'int8', modelsDir } as const;
  thread = new EmbeddingThread({ spec, log, startWorker: startHeldWorker });
});

afterEach(async () => {
  await thread.close();
});

it('starts its worker at the first text', async () => {
  expect(await thread.embed('momentum', 'question')).toHaveLength(384);
  expect(workers).toHaveLength(1);
});

it('embeds a question before the passages that wait', async () => {
  await thread.start();
  const finished: string[] = [];
  const waits = PASSAGES.map(async (text, number) => {
    await thread.embed(text, 'passage');
    finished.push(`passage ${number}`);
  });
  const question = thread.embed('how?', 'question').then(() => finished.push('question'));
  await Promise.all([...waits, question]);
  // Those sent ahead may all be done before the worker hears of the question.
  expect(finished.indexOf('question')).toBeLessThanOrEqual(8);
  expect(finished.at(-1)).toBe('passage 39');
});

it('lets the event loop turn while it embeds', async () => {
  await thread.start();
  let turns = 0;
  let isDone = false;
  const turn = (): void => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  turn();
  await Promise.all(PASSAGES.map((text) => thread.embed(text, 'passage')));
  isDone = true;
  // On one thread it would turn about once a text.
  expect(turns).toBeGreaterThan(PASSAGES.length * 2);
});

it('has the texts of a killed worker done by another one', async () => {
  const before = await thread.embed(PASSAGES[39] ?? '', 'passage');
  const waits = Promise.all(PASSAGES.map((text) => thread.embed(text, 'passage')));
  workers[0]?.postMessage('die');
  const vectors = await waits;
  expect(vectors).toHaveLength(40);
  expect(dot(vectors[39] ?? [], before)).toBeCloseTo(1, 5);
  expect(workers).toHaveLength(2);
  expect(log.events('warn')).toEqual(['embedding worker died']);
});

it('gives a text up when two workers died of it, and no other text', async () => {
  await thread.start();
  const deadly = thread.embed('a deadly text', 'passage');
  const others = Promise.all(PASSAGES.map((text) => thread.embed(text, 'passage')));
  await expect(deadly).rejects.toThrow(ModelUnavailable);
  expect(await others).toHaveLength(PASSAGES.length);
  expect(workers).toHaveLength(3);
});

it('refuses what waits when it is closed, and everything after', async () => {
  await thread.start();
  const waits = PASSAGES.map((text) => thread.embed(text, 'passage'));
  const settled = Promise.allSettled(waits);
  await thread.close();
  for (const outcome of await settled) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'ModelUnavailable' } });
  }
  await expect(thread.embed('more', 'question')).rejects.toThrow('closed');
  await expect(thread.start()).rejects.toThrow('closed');
  await expect(thread.close()).resolves.toBeUndefined();
});

it('refuses a start that closing overtakes', async () => {
  const start = expect(thread.start()).rejects.toThrow(ModelUnavailable);
  await thread.close();
  await start;
});

it('says why a model cannot be opened, and does not try for ever', async () => {
  const folder = {
    name: 'nowhere',
    modelPath: '/nowhere/model.onnx',
    tokenizerPath: '/nowhere/tokenizer.json',
    maxTokens: 256,
    pooling: 'mean',
    queryPrefix: '',
    passagePrefix: '',
    fingerprint: '',
  } as const;
  const broken = new EmbeddingThread({
    spec: { kind: 'folder', folder },
    log,
    startWorker: startHeldWorker,
  });
  await expect(broken.embed('momentum', 'question')).rejects.toThrow('/nowhere/tokenizer.json');
  expect(workers).toHaveLength(1);
  await broken.close();
});

it('lets a process exit in the middle of its work', async () => {
  const script = new URL('./exit-while-embedding.ts', import.meta.url);
  const code = await new Promise<number | null>((resolve) => {
    const node = [...threadArguments(true), fileURLToPath(script), modelsDir];
    spawn(process.execPath, node, { stdio: 'ignore' }).on('close', resolve);
  });
  // Its own code. A process that is taken down with its worker has none.
  expect(code).toBe(7);
});
