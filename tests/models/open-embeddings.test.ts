import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/core/log.ts';
import { createWasmEmbeddings } from '../../src/models/create-wasm-embeddings.ts';
import type { LocalEmbeddings } from '../../src/models/local-embeddings.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';
import { dot } from '../../src/core/dot.ts';
import { freshFolder } from './fresh-folder.ts';
import { RecordingLog } from './recording-log.ts';

let embeddings: LocalEmbeddings;

beforeAll(async () => {
  const modelsDir = await freshFolder();
  embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
});

afterAll(async () => {
  await embeddings.close();
});

it('puts a question nearer to its answer than to another text', async () => {
  const question = await embeddings.embedQuery('how do I hand in my homework?');
  const [answer, other] = await embeddings.embedDocuments([
    'Press Submit in the notebook to send your assignment to the grader.',
    'The vanishing gradient keeps a recurrent network from learning long dependencies.',
  ]);
  expect(dot(question, answer ?? [])).toBeGreaterThan(dot(question, other ?? []) + 0.2);
});

it('gives the same vectors through both kinds of call, and tells how far it is', async () => {
  const steps: string[] = [];
  const [vector] = await embeddings.embedPassages(['momentum'], (done, total) => {
    steps.push(`${done}/${total}`);
  });
  const [numbers] = await embeddings.embedDocuments(['momentum']);
  expect(numbers).toEqual([...(vector ?? [])]);
  expect(steps).toEqual(['1/1']);
  expect(await embeddings.embedPassages([])).toEqual([]);
});

it('names what its vectors depend on', () => {
  expect(embeddings.recipe).toBe('all-MiniLM-L6-v2:int8.2:384d:256t:mean');
  expect(embeddings.dimensions).toBe(384);
});

it('counts all tokens of a text, the opening and closing mark included', () => {
  expect(embeddings.countTokens('')).toBe(2);
  expect(embeddings.countTokens('hello world')).toBe(4);
  expect(embeddings.countTokens('gradient '.repeat(1_000))).toBe(1_002);
  expect(embeddings.maxTokens).toBe(256);
});

it('runs before it is asked', async () => {
  await expect(embeddings.warmUp()).resolves.toBeUndefined();
});

describe('where the native model cannot be kept', () => {
  it('serves with WASM, says so once, and does not pass its vectors off as others', async () => {
    const modelsDir = join(await freshFolder(), 'a-file');
    await writeFile(modelsDir, 'no folder');
    const log = new RecordingLog();
    const fallback = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log });
    const baseline = await createWasmEmbeddings();
    const texts = ['momentum', 'quiz'];
    const [left, right] = [
      await fallback.embedDocuments(texts),
      await baseline.embedDocuments(texts),
    ];
    expect(dot(left[1] ?? [], right[1] ?? [])).toBeGreaterThan(0.9999);
    expect(dot(await baseline.embedQuery('quiz'), right[1] ?? [])).toBeCloseTo(1, 5);
    expect(fallback.recipe).toBe('all-MiniLM-L6-v2:fp32:384d:256t:mean');
    expect(log.events('warn')).toEqual(['native embedding unavailable, WASM serves']);
    await fallback.close();
  });
});
