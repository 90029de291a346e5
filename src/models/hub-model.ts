import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { BadInput, ModelUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { downloadModel, HUB_URL } from './download-model.ts';
import type { ModelFolder } from './engine.ts';
import { GRAPH_PLACES, readModelFolder } from './model-folder.ts';

/** Where models named by an id are looked for. */
export interface HubPlaces {
  readonly modelsDir: string;
  readonly log: Log;
  /** Hugging Face's own cache on this machine. */
  readonly hubCache?: string;
  readonly hubUrl?: string;
}

/** Whether this has the form of a Hugging Face model id: owner/name. */
export function isHubId(model: string): boolean {
  return /^\w[\w.-]*\/\w[\w.-]*$/.test(model);
}

/**
 * Finds a model in the models folder or in Hugging Face's cache, else downloads it. Throws
 * ModelUnavailable that says which files to put where, when there is no way to the hub.
 */
export async function openHubModel(id: string, places: HubPlaces): Promise<ModelFolder> {
  const home = join(places.modelsDir, id.replace('/', '--'));
  for (const folder of [home, await cachedSnapshot(id, places.hubCache ?? defaultCache())]) {
    const found = folder === undefined ? undefined : await readIfWhole(folder, id);
    if (found !== undefined) return found;
  }
  const hubUrl = places.hubUrl ?? HUB_URL;
  places.log.info({ model: id, from: hubUrl, to: home }, 'downloading embedding model');
  try {
    await downloadModel(id, home, hubUrl);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new ModelUnavailable(
      `${id} is not on this machine and could not be fetched from ${hubUrl}: put its config.json, ` +
        `tokenizer.json and ${GRAPH_PLACES.join(' or ')} into ${home}`,
      { cause: error },
    );
  }
  return await readModelFolder(home, id);
}

async function readIfWhole(folder: string, id: string): Promise<ModelFolder | undefined> {
  try {
    return await readModelFolder(folder, id);
  } catch (error) {
    // Absent, or cached for another tool without its ONNX export: look further.
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

/** The hub's cache keeps a branch's commit in refs/ and that commit's files in snapshots/. */
async function cachedSnapshot(id: string, cache: string): Promise<string | undefined> {
  const home = join(cache, `models--${id.replace('/', '--')}`);
  const commit = await readFile(join(home, 'refs', 'main'), 'utf8').catch(() => undefined);
  return commit === undefined ? undefined : join(home, 'snapshots', commit.trim());
}

function defaultCache(): string {
  return join(homedir(), '.cache', 'huggingface', 'hub');
}
