import { stat, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { BadInput } from '../core/errors.ts';
import type { ModelFolder, Pooling } from './engine.ts';
import { fingerprintFile } from './fingerprint-file.ts';
import { familyOf } from './model-families.ts';

/** Where an export may hold its graph, in order of preference. */
export const GRAPH_PLACES = ['onnx/model.onnx', 'model.onnx'] as const;

/** Files of an export that tell how its vectors are to be made; a model may lack any of them. */
export const HINT_FILES = [
  '1_Pooling/config.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
  'tokenizer_config.json',
] as const;

/** Passages are far shorter; a longer window would only cost memory. */
const MAX_TOKENS = 512;

const configSchema = z.looseObject({ max_position_embeddings: z.number().int().optional() });
const poolingSchema = z.looseObject({
  pooling_mode_cls_token: z.boolean().optional(),
  pooling_mode_mean_tokens: z.boolean().optional(),
});
const promptsSchema = z.looseObject({ prompts: z.record(z.string(), z.string()).optional() });
const lengthSchema = z.looseObject({ max_seq_length: z.number().int().nullish() });
const tokenizerSchema = z.looseObject({ model_max_length: z.number().optional() });

/**
 * Reads how a sentence model's ONNX export is to be used. Throws BadInput that names what is
 * missing or wrong in the folder.
 */
export async function readModelFolder(
  folder: string,
  name = basename(resolve(folder)),
): Promise<ModelFolder> {
  const modelPath = await requireParts(folder);
  const family = familyOf(name);
  const { prompts = {} } = await readJson(
    folder,
    'config_sentence_transformers.json',
    promptsSchema,
  );
  const pooling = await readPooling(folder, family.pooling);
  const passagePrefix = prompts['passage'] ?? prompts['document'] ?? family.passagePrefix;
  return {
    name,
    modelPath,
    tokenizerPath: join(folder, 'tokenizer.json'),
    maxTokens: await readMaxTokens(folder),
    pooling,
    queryPrefix: prompts['query'] ?? family.queryPrefix,
    passagePrefix,
    fingerprint: await fingerprintFile(modelPath, passagePrefix),
  };
}

/** The path of the graph. */
async function requireParts(folder: string): Promise<string> {
  if (!(await isKind(folder, 'directory'))) throw new BadInput(`${folder} is no folder`);
  const missing: string[] = [];
  for (const file of ['config.json', 'tokenizer.json']) {
    if (!(await isKind(join(folder, file), 'file'))) missing.push(file);
  }
  const graph = await findGraph(folder);
  if (graph === undefined) missing.push(GRAPH_PLACES.join(' or '));
  if (graph !== undefined && missing.length === 0) return graph;
  throw new BadInput(
    `${folder} is no ONNX export of a sentence model: it lacks ${missing.join(', ')}`,
  );
}

async function findGraph(folder: string): Promise<string | undefined> {
  for (const place of GRAPH_PLACES) {
    if (await isKind(join(folder, place), 'file')) return join(folder, place);
  }
  return undefined;
}

async function readPooling(folder: string, otherwise: Pooling): Promise<Pooling> {
  const modes = await readJson(folder, '1_Pooling/config.json', poolingSchema);
  if (modes.pooling_mode_cls_token === true) return 'cls';
  if (modes.pooling_mode_mean_tokens === true) return 'mean';
  if (Object.keys(modes).length === 0) return otherwise;
  throw new BadInput(
    `${join(folder, '1_Pooling/config.json')} asks for a pooling other than mean or cls`,
  );
}

async function readMaxTokens(folder: string): Promise<number> {
  const { max_position_embeddings } = await readJson(folder, 'config.json', configSchema);
  const { max_seq_length } = await readJson(folder, 'sentence_bert_config.json', lengthSchema);
  const { model_max_length } = await readJson(folder, 'tokenizer_config.json', tokenizerSchema);
  const stated = max_seq_length ?? model_max_length ?? MAX_TOKENS;
  return Math.min(stated, max_position_embeddings ?? MAX_TOKENS, MAX_TOKENS);
}

/** An absent file reads as an empty object. */
async function readJson<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const path = join(folder, file);
  if (!(await isKind(path, 'file'))) return schema.parse({});
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new BadInput(`${path} cannot be read`, { cause: error });
  }
}

async function isKind(path: string, kind: 'file' | 'directory'): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) ?? false;
}
