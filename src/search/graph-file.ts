import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import hnswlib from 'hnswlib-node';
import { z } from 'zod';
import {
  describeRecipe,
  EXACT_UP_TO,
  HNSW_BUILD_WIDTH,
  HNSW_LINKS,
  HNSW_SEARCH_WIDTH,
  type GraphRecipe,
} from './recipe.ts';

export type Graph = hnswlib.HierarchicalNSW;

/** A vector under its passage's id. */
export interface GraphPoint {
  readonly id: number;
  readonly vector: Float32Array;
}

const sealSchema = z.object({ recipe: z.string(), count: z.int(), sha256: z.string() });

/**
 * Builds the graph of a generation and writes it to `DATA_DIR/index`, where it is complete or not there.
 * Takes about 1 ms a vector without a pause: for a worker. Removes the files of other generations.
 * Gives `not-needed` when exact search is as fast.
 */
export async function buildVectorIndex(
  dataDir: string,
  recipe: GraphRecipe,
  points: readonly GraphPoint[],
): Promise<'built' | 'kept' | 'not-needed'> {
  const folder = join(dataDir, 'index');
  if (points.length <= EXACT_UP_TO) return 'not-needed';
  await mkdir(folder, { recursive: true });
  if ((await readSeal(folder, recipe)) !== undefined) return 'kept';
  const graph = new hnswlib.HierarchicalNSW('ip', recipe.dimensions);
  graph.initIndex(points.length, HNSW_LINKS, HNSW_BUILD_WIDTH);
  for (const { id, vector } of points) graph.addPoint([...vector], id);
  const { graphFile, sealFile } = filesOf(folder, recipe);
  const unfinished = `${graphFile}.${process.pid}.tmp`;
  await graph.writeIndex(unfinished);
  const sha256 = await digest(unfinished);
  await rename(unfinished, graphFile);
  const seal = { recipe: describeRecipe(recipe), count: points.length, sha256 };
  await writeFile(`${sealFile}.tmp`, JSON.stringify(seal));
  await rename(`${sealFile}.tmp`, sealFile);
  await removeOthers(folder, recipe);
  return 'built';
}

/** The graph of a generation; undefined when there is none, or its file is torn or of another recipe. */
export async function readVectorIndex(
  dataDir: string,
  recipe: GraphRecipe,
): Promise<Graph | undefined> {
  const folder = join(dataDir, 'index');
  if ((await readSeal(folder, recipe)) === undefined) return undefined;
  const graph = new hnswlib.HierarchicalNSW('ip', recipe.dimensions);
  await graph.readIndex(filesOf(folder, recipe).graphFile);
  graph.setEf(HNSW_SEARCH_WIDTH);
  return graph;
}

/** Undefined unless seal and graph are both there and belong together: a torn file is never opened. */
async function readSeal(folder: string, recipe: GraphRecipe): Promise<object | undefined> {
  const { graphFile, sealFile } = filesOf(folder, recipe);
  try {
    const seal = sealSchema.parse(JSON.parse(await readFile(sealFile, 'utf8')));
    if (seal.recipe !== describeRecipe(recipe)) return undefined;
    return seal.sha256 === (await digest(graphFile)) ? seal : undefined;
  } catch {
    // Whatever is wrong with a cache, the remedy is the same: build it anew.
    return undefined;
  }
}

function filesOf(folder: string, recipe: GraphRecipe) {
  const name = createHash('sha256').update(describeRecipe(recipe)).digest('hex').slice(0, 12);
  const base = join(folder, `passages-g${recipe.generation}-${name}`);
  return { graphFile: `${base}.hnsw`, sealFile: `${base}.json` };
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function removeOthers(folder: string, recipe: GraphRecipe): Promise<void> {
  const { graphFile, sealFile } = filesOf(folder, recipe);
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.startsWith('passages-g') && file !== graphFile && file !== sealFile)
      await rm(file, { force: true });
  }
}
