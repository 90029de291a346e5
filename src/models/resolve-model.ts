import { stat } from 'node:fs/promises';
import { BadInput } from '../core/errors.ts';
import type { EngineSpec } from './engine.ts';
import { isHubId, openHubModel, type HubPlaces } from './hub-model.ts';
import { MINILM } from './minilm.ts';
import { readModelFolder } from './model-folder.ts';

/** The built-in model, and the ways to have it run. The plain name takes eight bits. */
const BUILT_IN: Readonly<Record<string, 'int8' | 'fp32' | 'wasm'>> = {
  [MINILM]: 'int8',
  [`sentence-transformers/${MINILM}`]: 'int8',
  [`${MINILM}@int8`]: 'int8',
  [`${MINILM}@fp32`]: 'fp32',
  [`${MINILM}@wasm`]: 'wasm',
};

/**
 * From the setting to what the worker opens. Throws BadInput when the name is none, or the
 * folder no export; ModelUnavailable when the model cannot be fetched.
 */
export async function resolveModel(model: string, places: HubPlaces): Promise<EngineSpec> {
  const variant = BUILT_IN[model];
  if (variant === 'wasm') return { kind: 'wasm' };
  if (variant !== undefined) return { kind: 'minilm', variant, modelsDir: places.modelsDir };
  if (await isFolder(model)) return { kind: 'folder', folder: await readModelFolder(model) };
  if (isHubId(model)) return { kind: 'folder', folder: await openHubModel(model, places) };
  throw new BadInput(
    `the embedding model "${model}" is not known: allowed are ${MINILM} (built in; also @fp32), ` +
      'a folder with an ONNX export, or a Hugging Face model id (owner/name)',
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
