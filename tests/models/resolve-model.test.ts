import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/core/log.ts';
import { writeMinilmFile } from '../../src/models/minilm-file.ts';
import { MINILM_TOKENIZER } from '../../src/models/minilm.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';
import { dot } from '../../src/core/dot.ts';
import { freshFolder } from './fresh-folder.ts';

/** A sentence model's export, as the hub would hold it. */
async function makeExport(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await copyFile(MINILM_TOKENIZER, join(folder, 'tokenizer.json'));
  await writeFile(join(folder, 'config.json'), '{"max_position_embeddings": 512}');
  await writeMinilmFile(join(folder, 'onnx/model.onnx'), 'int8');
  return folder;
}

let exported: string;
let modelsDir: string;

beforeAll(async () => {
  exported = await makeExport(join(await freshFolder(), 'my-model'));
  modelsDir = await freshFolder();
});

async function open(model: string, more: { hubUrl?: string; hubCache?: string } = {}) {
  return await openEmbeddings({ model, modelsDir, log: silentLog, hubCache: '/nowhere', ...more });
}

async function put(file: string, content: object): Promise<void> {
  await mkdir(dirname(join(exported, file)), { recursive: true });
  await writeFile(join(exported, file), JSON.stringify(content));
}

describe('a folder', () => {
  it('is opened and described by its own recipe', async () => {
    const plain = await open(exported);
    const builtIn = await open('all-MiniLM-L6-v2');
    expect(dot(await plain.embedQuery('quiz'), await builtIn.embedQuery('quiz'))).toBeCloseTo(1, 5);
    expect(plain.recipe).toMatch(/^my-model:[0-9a-f]{12}:384d:512t:mean$/);
    await plain.close();
    await builtIn.close();
  });

  it('follows the pooling, prompts and length that it states', async () => {
    const plain = await open(exported);
    await put('1_Pooling/config.json', { pooling_mode_cls_token: true });
    await put('config_sentence_transformers.json', { prompts: { query: 'q: ', passage: 'p: ' } });
    await put('sentence_bert_config.json', { max_seq_length: 128 });
    const told = await open(exported);
    expect(told.recipe).toMatch(/^my-model:[0-9a-f]{12}:384d:128t:cls$/);
    const [query, passage] = [await told.embedQuery('quiz'), await told.embedDocuments(['quiz'])];
    expect(dot(query, passage[0] ?? [])).toBeLessThan(0.999);
    expect(dot(await plain.embedQuery('q: quiz'), query)).toBeLessThan(0.999);
    expect(told.countTokens('quiz')).toBe(plain.countTokens('p: quiz'));
    await plain.close();
    await told.close();
  });

  it('is refused when it lacks something, which is named', async () => {
    const folder = await makeExport(join(await freshFolder(), 'torn'));
    await rm(join(folder, 'tokenizer.json'));
    await expect(open(folder)).rejects.toThrow(
      `${folder} is no ONNX export of a sentence model: it lacks tokenizer.json`,
    );
    await rm(join(folder, 'onnx'), { recursive: true });
    await expect(open(folder)).rejects.toThrow(
      'it lacks tokenizer.json, onnx/model.onnx or model.onnx',
    );
  });

  it('is refused when its graph cannot be run', async () => {
    const folder = await makeExport(join(await freshFolder(), 'noise'));
    await writeFile(join(folder, 'onnx/model.onnx'), 'no graph');
    await expect(open(folder)).rejects.toMatchObject({ name: 'ModelUnavailable' });
  });
});

it('refuses a name that can be nothing, and says what is allowed', async () => {
  await expect(open('no-such-model')).rejects.toMatchObject({ name: 'BadInput' });
  await expect(open('no/such/folder')).rejects.toThrow('allowed are all-MiniLM-L6-v2');
});

describe('a model of the hub', () => {
  let hub: Server;
  let hubUrl: string;
  let asked: string[];

  beforeAll(async () => {
    const shelf = await makeExport(join(await freshFolder(), 'shelf'));
    asked = [];
    hub = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const file = path.replace('/owner/name/resolve/main/', '');
      const wanted = join(shelf, path.startsWith('/owner/name/') ? file : 'nothing');
      readFile(wanted).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    const address = hub.address();
    hubUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });

  afterAll(() => {
    hub.close();
  });

  it('is fetched once and kept', async () => {
    for (let time = 0; time < 2; time++) {
      const embeddings = await open('owner/name', { hubUrl });
      expect(embeddings.recipe).toMatch(/^owner\/name:/);
      await embeddings.close();
    }
    expect(asked.filter((path) => path.endsWith('onnx/model.onnx'))).toHaveLength(1);
  });

  it('is taken from the cache that other tools fill', async () => {
    const hubCache = await freshFolder();
    const home = join(hubCache, 'models--other--name');
    await makeExport(join(home, 'snapshots', 'abc'));
    await mkdir(join(home, 'refs'));
    await writeFile(join(home, 'refs', 'main'), 'abc\n');
    const embeddings = await open('other/name', { hubUrl: 'http://127.0.0.1:1', hubCache });
    expect(embeddings.dimensions).toBe(384);
    await embeddings.close();
  });

  it('is refused when the hub does not have it', async () => {
    await expect(open('owner/unknown', { hubUrl })).rejects.toMatchObject({ name: 'BadInput' });
  });

  it('is refused without a way to the hub, with the files and the folder to put them in', async () => {
    const fault = open('far/away', { hubUrl: 'http://127.0.0.1:1' });
    await expect(fault).rejects.toMatchObject({ name: 'ModelUnavailable' });
    await expect(fault).rejects.toThrow(
      `put its config.json, tokenizer.json and onnx/model.onnx or model.onnx into ${join(modelsDir, 'far--away')}`,
    );
  });
});
