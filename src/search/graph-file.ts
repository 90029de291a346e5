import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import hnswlib from 'hnswlib-node';
import { graphFiles, newestSeal, writeSeal, type GraphSeal } from './graph-seal.ts';
import {
  EXACT_UP_TO,
  GRAPH_DRIFT,
  HNSW_BUILD_WIDTH,
  HNSW_LINKS,
  HNSW_SEARCH_WIDTH,
  type GraphRecipe,
} from './recipe.ts';

/** A vector under its passage's id. */
export interface GraphPoint {
  readonly id: number;
  readonly vector: Float32Array;
}

/** A graph in memory, and what it holds. */
export interface OpenGraph extends GraphSeal {
  readonly graph: hnswlib.HierarchicalNSW;
}

/** What became of a wish for a graph; `not-needed` when exact search is as fast. */
export type GraphOutcome = 'built' | 'kept' | 'not-needed';

/** Milliseconds at work before others may run. */
const A_TURN_MS = 10;

/**
 * Sees to it that `DATA_DIR/index` holds a graph of these vectors: keeps the one that is there while it differs in
 * few, else builds one, which takes about 1 ms a vector in short turns: for a worker. It is complete or not there.
 * Throws the signal's reason when that ends it.
 */
export async function buildVectorIndex(
  dataDir: string,
  { generation, ...recipe }: GraphRecipe & { readonly generation: number },
  points: readonly GraphPoint[],
  signal?: AbortSignal,
): Promise<GraphOutcome> {
  if (points.length <= EXACT_UP_TO) return 'not-needed';
  const folder = join(dataDir, 'index');
  await mkdir(folder, { recursive: true });
  const firsts = new Map(points.map(({ id, vector }) => [id, vector[0] ?? 0]));
  const present = await newestSeal(folder, recipe);
  if (present !== undefined && drift(present.firsts, firsts) <= GRAPH_DRIFT) return 'kept';
  const graph = await linkPoints(points, recipe.dimensions, signal);
  const { graphFile, sealFile } = graphFiles(folder, recipe, generation);
  const unfinished = `${graphFile}.tmp`;
  await graph.writeIndex(unfinished);
  await rename(unfinished, graphFile);
  await writeSeal(sealFile, recipe, { graphFile, generation, firsts });
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.startsWith('passages-') && file !== graphFile && file !== sealFile)
      await rm(file, { force: true });
  }
  return 'built';
}

async function linkPoints(
  points: readonly GraphPoint[],
  dimensions: number,
  signal: AbortSignal | undefined,
): Promise<hnswlib.HierarchicalNSW> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(points.length, HNSW_LINKS, HNSW_BUILD_WIDTH);
  let turn = performance.now();
  for (const { id, vector } of points) {
    graph.addPoint([...vector], id);
    if (performance.now() - turn < A_TURN_MS) continue;
    await nextTurn();
    signal?.throwIfAborted();
    turn = performance.now();
  }
  return graph;
}

/**
 * The newest graph of these vectors, or the one at hand when it is still the newest; undefined when there is
 * none, or its file is torn or of another recipe.
 */
export async function readVectorIndex(
  dataDir: string,
  recipe: GraphRecipe,
  atHand?: OpenGraph,
): Promise<OpenGraph | undefined> {
  const seal = await newestSeal(join(dataDir, 'index'), recipe, atHand);
  if (seal === undefined || seal.graphFile === atHand?.graphFile) return atHand;
  const graph = new hnswlib.HierarchicalNSW('ip', recipe.dimensions);
  await graph.readIndex(seal.graphFile);
  graph.setEf(HNSW_SEARCH_WIDTH);
  return { ...seal, graph };
}

/** The larger share: of the passages that the graph lacks, or of its points that are gone. */
function drift(held: GraphSeal['firsts'], wanted: GraphSeal['firsts']): number {
  const same = [...wanted].filter(([id, first]) => held.get(id) === first).length;
  const share = (all: number) => (all === 0 ? 1 : (all - same) / all);
  return Math.max(share(wanted.size), share(held.size));
}
