import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildVectorIndex, readVectorIndex, type GraphPoint } from '../../src/search/graph-file.ts';
import { HnswVectorStore } from '../../src/search/hnsw-vector-store.ts';
import { EXACT_UP_TO } from '../../src/search/recipe.ts';
import { freshFolder } from '../support/fresh-database.ts';

const DIMENSIONS = 16;
const recipe = { embeddingRecipe: 'random/16d', dimensions: DIMENSIONS };
const everything: (passage: number) => boolean = () => true;

/** The same numbers every time. */
function makeRandom(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

const random = makeRandom(7);
function unitVector(): Float32Array {
  const raw = Float32Array.from({ length: DIMENSIONS }, random);
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

function storeOf(points: readonly GraphPoint[]): HnswVectorStore {
  const store = new HnswVectorStore(new FakeEmbeddings(), { dimensions: DIMENSIONS });
  for (const { id, vector } of points) store.addPassage(id, vector);
  return store;
}

const points = Array.from({ length: EXACT_UP_TO + 200 }, (_, at) => ({
  id: at + 1,
  vector: unitVector(),
}));
const queries = Array.from({ length: 30 }, unitVector);

function recall(found: HnswVectorStore, exact: HnswVectorStore, sees = everything): number {
  const visible = sees === everything ? found.count : EXACT_UP_TO + 1;
  let right = 0;
  for (const query of queries) {
    const truth = new Set(exact.nearest(query, 20, sees, 0).map(({ passage }) => passage));
    right += found
      .nearest(query, 20, sees, visible)
      .filter(({ passage }) => truth.has(passage)).length;
  }
  return right / (queries.length * 20);
}

describe('a graph of vectors', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'course-support-'));
    expect(await buildVectorIndex(dataDir, { ...recipe, generation: 3 }, points)).toBe('built');
  });

  afterAll(async () => await rm(dataDir, { recursive: true, force: true }));

  it('finds what exact search finds', async () => {
    const graph = await readVectorIndex(dataDir, recipe);
    const store = storeOf(points);
    expect(graph).toBeDefined();
    if (graph !== undefined) store.useGraph(graph);
    expect(recall(store, storeOf(points))).toBeGreaterThan(0.98);
  });

  it('finds only what the asker sees, and as many', async () => {
    const graph = await readVectorIndex(dataDir, recipe);
    const store = storeOf(points);
    expect(graph).toBeDefined();
    if (graph !== undefined) store.useGraph(graph);
    const sees = (passage: number) => passage % 3 !== 0;
    expect(recall(store, storeOf(points), sees)).toBeGreaterThan(0.98);
    const found = store.nearest(unitVector(), 20, sees, EXACT_UP_TO + 1);
    expect(found).toHaveLength(20);
    expect(found.every(({ passage }) => sees(passage))).toBe(true);
  });

  it('serves on after small changes: new passages are found, gone and replaced ones are not', async () => {
    const fresh = { id: 900_001, vector: unitVector() };
    // The id of a deleted passage, given to another.
    const reused = { id: points.length, vector: unitVector() };
    const changed = [...points.slice(10, -1), reused, fresh];
    expect(await buildVectorIndex(dataDir, { ...recipe, generation: 4 }, changed)).toBe('kept');
    const graph = await readVectorIndex(dataDir, recipe);
    const store = storeOf(changed);
    expect(graph).toBeDefined();
    if (graph !== undefined) store.useGraph(graph);
    for (const { id, vector } of [fresh, reused]) {
      const [best] = store.nearest(vector, 1, everything, store.count);
      expect(best?.passage).toBe(changed.findIndex((point) => point.id === id));
    }
    expect(recall(store, storeOf(changed))).toBeGreaterThan(0.98);
  });

  it('is not read when its file is torn, nor by another model, and is built again', async () => {
    const other = { ...recipe, embeddingRecipe: 'other/16d' };
    expect(await readVectorIndex(dataDir, other)).toBeUndefined();
    const folder = join(dataDir, 'index');
    const file = (await readdir(folder)).find((name) => name.endsWith('.hnsw')) ?? '';
    await truncate(join(folder, file), 1_000);
    expect(await readVectorIndex(dataDir, recipe)).toBeUndefined();
    expect(await buildVectorIndex(dataDir, { ...recipe, generation: 5 }, points)).toBe('built');
    expect((await readVectorIndex(dataDir, recipe))?.generation).toBe(5);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is built in turns: others run meanwhile, the former one serves, and nothing is left when it is given up', async () => {
    const folder = join(dataDir, 'index');
    const before = await readdir(folder);
    const reason = new Error('the bot is stopping');
    const stopping = new AbortController();
    const grown = [...points, ...points.map(({ id, vector }) => ({ id: id + 50_000, vector }))];
    const made = { ...recipe, generation: 6 };
    const building = buildVectorIndex(dataDir, made, grown, stopping.signal);
    setImmediate(() => stopping.abort(reason));
    await expect(building).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual(before);
    expect((await readVectorIndex(dataDir, recipe))?.generation).toBe(5);
  });

  it('is not needed for few vectors', async () => {
    const few = points.slice(0, 100);
    expect(await buildVectorIndex(await freshFolder(), { ...recipe, generation: 1 }, few)).toBe(
      'not-needed',
    );
  });
});

describe("LangChain's VectorStore", () => {
  it('gives documents back with their score, nearest first', async () => {
    const store = new HnswVectorStore(new FakeEmbeddings(), { dimensions: 4 });
    await store.addVectors(
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ],
      [
        { pageContent: 'one', metadata: {} },
        { pageContent: 'two', metadata: {} },
      ],
    );
    const found = await store.similaritySearchVectorWithScore([0, 1, 0, 0], 2);
    expect(found.map(([{ pageContent }, score]) => [pageContent, score])).toEqual([
      ['two', 1],
      ['one', 0],
    ]);
    const filtered = await store.similaritySearchVectorWithScore([0, 1, 0, 0], 2, (id) => id === 0);
    expect(filtered.map(([{ pageContent }]) => pageContent)).toEqual(['one']);
  });
});
