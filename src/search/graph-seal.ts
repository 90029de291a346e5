import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { describeRecipe, type GraphRecipe } from './recipe.ts';

/** Stands beside a graph's file: what it holds, and that it is whole. */
export interface GraphSeal {
  readonly graphFile: string;
  readonly generation: number;
  /**
   * Of each passage's id, the first number of its vector. SQLite may give the id of a deleted passage to a new one;
   * then the numbers differ.
   */
  readonly firsts: ReadonlyMap<number, number>;
}

const sealSchema = z.object({
  recipe: z.string(),
  generation: z.int(),
  ids: z.array(z.int()),
  firsts: z.array(z.number()),
  sha256: z.string(),
});

/** Where the graph of a generation and its seal lie. */
export function graphFiles(folder: string, recipe: GraphRecipe, generation: number) {
  const name = createHash('sha256').update(describeRecipe(recipe)).digest('hex').slice(0, 12);
  const base = join(folder, `passages-${name}-g${generation}`);
  return { graphFile: `${base}.hnsw`, sealFile: `${base}.json` };
}

/** Seals a graph's file, which must be complete. */
export async function writeSeal(
  sealFile: string,
  recipe: GraphRecipe,
  { graphFile, generation, firsts }: GraphSeal,
): Promise<void> {
  const seal: z.infer<typeof sealSchema> = {
    recipe: describeRecipe(recipe),
    generation,
    ids: [...firsts.keys()],
    firsts: [...firsts.values()],
    sha256: await digest(graphFile),
  };
  await writeFile(`${sealFile}.tmp`, JSON.stringify(seal));
  await rename(`${sealFile}.tmp`, sealFile);
}

/** The newest whole graph of this recipe, which need not be read when it is at hand; undefined when there is none. */
export async function newestSeal<Known extends GraphSeal>(
  folder: string,
  recipe: GraphRecipe,
  atHand?: Known,
): Promise<GraphSeal | Known | undefined> {
  const names = await readdir(folder).catch(() => []);
  const generations = names
    .map((name) => Number(/^passages-\w+-g(\d+)\.json$/.exec(name)?.[1] ?? -1))
    .filter((generation) => generation >= 0)
    .sort((a, b) => b - a);
  for (const generation of generations) {
    const files = graphFiles(folder, recipe, generation);
    if (files.graphFile === atHand?.graphFile) return atHand;
    const seal = await readSeal(files, recipe);
    if (seal !== undefined) return seal;
  }
  return undefined;
}

/** Undefined unless seal and graph are both there and belong together: a torn file is never opened. */
async function readSeal(
  { graphFile, sealFile }: { readonly graphFile: string; readonly sealFile: string },
  recipe: GraphRecipe,
): Promise<GraphSeal | undefined> {
  try {
    const seal = sealSchema.parse(JSON.parse(await readFile(sealFile, 'utf8')));
    if (seal.recipe !== describeRecipe(recipe)) return undefined;
    if (seal.sha256 !== (await digest(graphFile))) return undefined;
    const firsts = new Map(seal.ids.map((id, at) => [id, seal.firsts[at] ?? 0]));
    return { graphFile, generation: seal.generation, firsts };
  } catch {
    // Whatever is wrong with a cache, the remedy is the same: build it anew.
    return undefined;
  }
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
