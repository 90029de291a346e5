import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadInput } from '../core/errors.ts';
import { GRAPH_PLACES, HINT_FILES } from './model-folder.ts';

/** Where models are published. */
export const HUB_URL = 'https://huggingface.co';

/** A way to the hub shows within this time, in milliseconds, or there is none. */
const ANSWER_WITHIN_MS = 20_000;

const DRAFT_ENDING = '.tmp';
/** No download takes as long: what is older was left by a process that was killed. */
const OLD_DRAFT_MS = 24 * 3_600_000;

/**
 * Fetches a model's ONNX export into a folder, which appears when it is whole. Throws BadInput
 * when the hub has no such model or no export of it, and fetch's error when it cannot be reached.
 */
export async function downloadModel(id: string, folder: string, hubUrl: string): Promise<void> {
  const draft = `${folder}.${process.pid}${DRAFT_ENDING}`;
  await dropOldDrafts(folder);
  const get = (file: string) =>
    fetchInto(`${hubUrl}/${id}/resolve/main/${file}`, join(draft, file));
  try {
    for (const file of ['config.json', 'tokenizer.json']) {
      if (!(await get(file))) throw new BadInput(`${hubUrl}/${id} has no ${file}`);
    }
    const graph = await firstOf(GRAPH_PLACES, get);
    if (graph === undefined) {
      throw new BadInput(`${hubUrl}/${id} has no ONNX export (${GRAPH_PLACES.join(' or ')})`);
    }
    // Graphs above two gigabytes keep their weights beside them.
    for (const file of [`${graph}_data`, ...HINT_FILES]) await get(file);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function dropOldDrafts(folder: string): Promise<void> {
  const shelf = dirname(folder);
  for (const name of await readdir(shelf).catch(() => [])) {
    if (!name.startsWith(`${basename(folder)}.`) || !name.endsWith(DRAFT_ENDING)) continue;
    const path = join(shelf, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > OLD_DRAFT_MS)
      await rm(path, { recursive: true, force: true });
  }
}

async function firstOf(
  files: readonly string[],
  get: (file: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const file of files) if (await get(file)) return file;
  return undefined;
}

/** False when the hub has no such file; it answers 401 for a model that does not exist. */
async function fetchInto(url: string, path: string): Promise<boolean> {
  const patience = new AbortController();
  const timer = setTimeout(
    () => patience.abort(new Error(`${url} did not answer`)),
    ANSWER_WITHIN_MS,
  );
  const response = await fetch(url, { signal: patience.signal }).finally(() => clearTimeout(timer));
  if (response.status === 404 || response.status === 401) return false;
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}`);
  await mkdir(dirname(path), { recursive: true });
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
  return true;
}
