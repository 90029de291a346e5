import { readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEngine } from '../../src/models/check-engine.ts';
import type { Engine } from '../../src/models/engine.ts';
import { minilmFilePath, writeMinilmFile } from '../../src/models/minilm-file.ts';
import type { Variant } from '../../src/models/minilm.ts';
import { openEngine } from '../../src/models/open-engine.ts';
import { dot } from '../../src/core/dot.ts';
import { openWasmEngine } from '../../src/models/wasm-engine.ts';
import { freshFolder } from './fresh-folder.ts';
import { VARIED_TEXTS } from './varied-texts.ts';

let wasm: Engine;
let modelsDir: string;

beforeAll(async () => {
  wasm = await openWasmEngine();
  modelsDir = await freshFolder();
});

afterAll(async () => {
  await wasm.close();
});

async function openNative(variant: Variant, dir = modelsDir): Promise<Engine> {
  const { engine, servedBy, fallbackReason } = await openEngine({
    kind: 'minilm',
    variant,
    modelsDir: dir,
  });
  expect({ servedBy, fallbackReason }).toEqual({ servedBy: 'native', fallbackReason: undefined });
  return engine;
}

describe.each([
  { variant: 'fp32', least: 0.9999, leastOfEmpty: 0.9999 },
  // An empty text has two tokens, so nothing evens out.
  { variant: 'int8', least: 0.99, leastOfEmpty: 0.97 },
] as const)('the written model in $variant', ({ variant, least, leastOfEmpty }) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openNative(variant);
  });

  afterAll(async () => {
    await engine.close();
  });

  it.each(VARIED_TEXTS)('gives the vector of the WASM engine for %s', async (_name, text) => {
    expect(dot(await engine.embed(text), await wasm.embed(text))).toBeGreaterThan(least);
  });

  it('gives the vector of the WASM engine for an empty text', async () => {
    expect(dot(await engine.embed(''), await wasm.embed(''))).toBeGreaterThan(leastOfEmpty);
  });

  it('gives vectors of length one', async () => {
    const vector = await engine.embed('momentum');
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });
});

it('reads 256 tokens and no further', async () => {
  const engine = await openNative('fp32');
  const full = 'gradient '.repeat(254);
  expect(await engine.embed(`${full}descent`)).toEqual(await engine.embed(full));
  expect(await engine.embed('gradient '.repeat(253))).not.toEqual(await engine.embed(full));
});

it('has stored vectors that the WASM engine gives too', async () => {
  await expect(checkEngine(wasm, 'fp32')).resolves.toBeUndefined();
});

it('refuses an engine whose vectors are wrong', async () => {
  const turned: Engine = { ...wasm, embed: async (text) => (await wasm.embed(text)).toReversed() };
  await expect(checkEngine(turned, 'int8')).rejects.toThrow('wrong vectors');
  const broken: Engine = { ...wasm, embed: () => Promise.resolve(new Float32Array(384).fill(NaN)) };
  await expect(checkEngine(broken, 'int8')).rejects.toThrow('wrong vectors');
});

it('leaves one whole file and no draft when two write at once', async () => {
  const dir = await freshFolder();
  const killedDraft = join(dir, 'all-MiniLM-L6-v2-int8-000000000000.onnx.1.onnx-draft');
  await writeFile(killedDraft, 'half a file');
  await utimes(killedDraft, new Date(0), new Date(0));
  await Promise.all([openNative('int8', dir), openNative('int8', dir)]);
  const files = await readdir(dir);
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^all-MiniLM-L6-v2-int8-[0-9a-f]{12}\.onnx$/);
});

describe('a model file that is damaged', () => {
  let dir: string;
  let path: string;
  let whole: Buffer;

  beforeAll(async () => {
    dir = await freshFolder();
    path = await minilmFilePath(dir, 'int8');
    await writeMinilmFile(path, 'int8');
    whole = await readFile(path);
  });

  it('is written anew when it is torn', async () => {
    await truncate(path, 9_000_000);
    await openNative('int8', dir);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('is written anew when it can be read but gives wrong vectors', async () => {
    const damaged = Buffer.from(whole);
    damaged.fill(0x3c, 26_000_000, 27_000_000);
    await writeFile(path, damaged);
    await openNative('int8', dir);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('is not touched when it is whole', async () => {
    await openNative('int8', dir);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });
});

it('serves with WASM where the native model cannot be kept', async () => {
  const file = join(await freshFolder(), 'a-file');
  await writeFile(file, 'no folder');
  const spec = { kind: 'minilm', variant: 'int8', modelsDir: file } as const;
  const { engine, servedBy, fallbackReason } = await openEngine(spec);
  expect(servedBy).toBe('wasm');
  expect(fallbackReason).toMatch(/ENOTDIR|EEXIST/);
  expect(dot(await engine.embed('quiz'), await wasm.embed('quiz'))).toBeGreaterThan(0.9999);
  await expect(openEngine({ ...spec, isFixed: true })).rejects.toThrow(/ENOTDIR|EEXIST/);
});
