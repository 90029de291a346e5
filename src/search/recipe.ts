/** Links of each vector to others; 16 is hnswlib's own and gave recall@20 above .99 on sentence vectors. */
export const HNSW_LINKS = 16;
/** Width of the search while building. */
export const HNSW_BUILD_WIDTH = 200;
/** Width of the search. hnswlib's own 10 finds 71 to 93 % of the true neighbours, 200 finds 98 to 100 %. */
export const HNSW_SEARCH_WIDTH = 200;
/** Vectors. Up to here comparing with each takes about 2 ms, as long as the graph, and misses nothing. */
export const EXACT_UP_TO = 8_000;

/** What the graph of a generation was made from and how; a file of another recipe is never read. */
export interface GraphRecipe {
  readonly embeddingRecipe: string;
  readonly dimensions: number;
  readonly generation: number;
}

/** Names the recipe in a file's head. */
export function describeRecipe({ embeddingRecipe, dimensions, generation }: GraphRecipe): string {
  const graph = `hnsw-ip-m${HNSW_LINKS}-efc${HNSW_BUILD_WIDTH}`;
  return `${embeddingRecipe} ${dimensions}d ${graph} g${generation}`;
}
