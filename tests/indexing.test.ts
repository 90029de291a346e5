import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BadInput, ModelUnavailable, StorageUnavailable } from '../src/core/errors.ts';
import { asServerId } from '../src/core/ids.ts';
import type { IndexerEmbeddings } from '../src/indexing-thread.ts';
import { openIndexer, type Indexer } from '../src/indexing.ts';
import { openEmbeddings } from '../src/models/open-embeddings.ts';
import { openDatabase, type Database } from '../src/storage/open-database.ts';
import { freshFolder } from './support/fresh-database.ts';
import { HashEmbedder } from './support/hash-embedder.ts';
import { MemoryLog } from './support/memory-log.ts';
import { documentOf } from './support/memory-source.ts';
import { rowCounts, seenIndex, seenTexts } from './support/seen-index.ts';

const GRADER = `---
title: The grader rejects a correct notebook
---

## Fix

Use *Refresh Notebook*, which removes the metadata, and submit again.
`;

interface Given {
  readonly indexer: Indexer;
  readonly db: Database;
  readonly dataDir: string;
  readonly log: MemoryLog;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

async function given(embeddings: IndexerEmbeddings, idleMs = 60_000): Promise<Given> {
  const [dataDir, knowledgeDir] = [await freshFolder(), await freshFolder()];
  const log = new MemoryLog();
  const indexer = openIndexer({ dataDir, knowledgeDir, embeddings, log, idleMs });
  const db = await openDatabase(dataDir);
  onTestFinished(async () => {
    await indexer.close();
    await db.destroy();
  });
  return {
    indexer,
    db,
    dataDir,
    log,
    write: async (path, text) => {
      await mkdir(join(knowledgeDir, path, '..'), { recursive: true });
      await writeFile(join(knowledgeDir, path), text);
    },
    remove: async (path) => await rm(join(knowledgeDir, path), { recursive: true }),
  };
}

async function realEmbeddings() {
  const opened = await openEmbeddings({
    model: 'all-MiniLM-L6-v2',
    modelsDir: await freshFolder(),
    log: new MemoryLog(),
  });
  onTestFinished(async () => await opened.close());
  return opened;
}

/** The real model's tokenizer; vectors that cost nothing. */
async function quickEmbeddings(embed?: IndexerEmbeddings['embedPassages']) {
  const { tokenizerPath, maxTokens } = await tokenizer;
  const embedder = new HashEmbedder();
  const { recipe } = embedder;
  const embedPassages = embed ?? (async (texts: readonly string[]) => await embedder.embed(texts));
  return { recipe, dimensions: 8, maxTokens, tokenizerPath, embedPassages };
}

const tokenizer = openEmbeddings({
  model: 'all-MiniLM-L6-v2@wasm',
  modelsDir: 'unused',
  log: new MemoryLog(),
}).then(async (opened) => {
  await opened.close();
  return opened;
});

test('notes become passages with the real model’s vectors', async () => {
  const embeddings = await realEmbeddings();
  const { indexer, db, write } = await given(embeddings);
  await write('known-issues/grader.md', GRADER);
  await write(
    'sequence-models/week-1/rnn.md',
    '# Recurrent nets\n\nThey share parameters over time.\n',
  );
  const report = await indexer.reindex();
  expect(report).toMatchObject({ added: 2, failed: [], passages: 2, embedded: 2 });
  const seen = await seenIndex(db);
  expect(seen.map(({ path }) => path)).toEqual([
    'known-issues/grader.md',
    'sequence-models/week-1/rnn.md',
  ]);
  const { vector } = await db
    .selectFrom('passages')
    .innerJoin('embeddings', 'embeddings.key', 'passages.embedding_key')
    .select('vector')
    .where('text', 'like', '%Refresh Notebook%')
    .executeTakeFirstOrThrow();
  const stored = new Float32Array(vector.slice().buffer);
  const near = await embeddings.embedQuestion('the grader does not accept my notebook');
  const far = await embeddings.embedQuestion('how long is a marathon');
  expect(dot(stored, near)).toBeGreaterThan(0.5);
  expect(dot(stored, far)).toBeLessThan(0.2);
});

test('a changed folder is followed, and cleaned up after its readers', async () => {
  const { indexer, db, write, remove } = await given(await quickEmbeddings());
  await write('a.md', 'one');
  await write('b.md', 'two');
  await indexer.reindex();
  await write('a.md', 'three');
  await remove('b.md');
  const report = await indexer.reindex();
  expect(report).toMatchObject({ updated: 1, removed: 1, embedded: 1 });
  await indexer.cleanUp(report.generation);
  expect(await seenTexts(db)).toEqual(['a.md: three']);
  expect(await rowCounts(db)).toMatchObject({ files: 1, documents: 1, embeddings: 1 });
});

test('staff documents are saved for one server, and removed', async () => {
  const { indexer, db } = await given(await quickEmbeddings());
  const document = documentOf('staff-1', ['answer'], { kind: 'known-issue', issueStatus: 'open' });
  const saved = await indexer.saveStaffDocument({ document, serverId: asServerId('5') });
  const row = await db.selectFrom('documents').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ origin: 'staff', server_id: '5', kind: 'known-issue' });
  expect(await indexer.removeStaffDocument(document.id)).toBe(saved + 1);
  expect(await indexer.removeStaffDocument(document.id)).toBeUndefined();
});

test('a thread without work ends, and another takes up the next task', async () => {
  const { indexer, db, write } = await given(await quickEmbeddings(), 0);
  await write('a.md', 'one');
  await indexer.reindex();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await write('b.md', 'two');
  const both = [indexer.reindex(), indexer.removeStaffDocument(documentOf('none', []).id)];
  expect(await Promise.all(both)).toEqual([expect.objectContaining({ added: 1 }), undefined]);
  expect(await seenTexts(db)).toEqual(['a.md: one', 'b.md: two']);
});

test('a staff document does not wait for a run', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const quick = new HashEmbedder();
  const embeddings = await quickEmbeddings(async (texts) => {
    if (texts.some((text) => text.includes('slow'))) await held;
    return await quick.embed(texts);
  });
  const { indexer, db, write } = await given(embeddings);
  await write('a.md', 'slow');
  const run = indexer.reindex();
  await indexer.saveStaffDocument({ document: documentOf('s', ['quick']), serverId: undefined });
  expect(await seenTexts(db)).toEqual(['s: quick']);
  letGo();
  await run;
  expect(await seenTexts(db)).toEqual(['a.md: slow', 's: quick']);
});

test('a missing folder, a failing model: the fault keeps its kind, and the next run goes well', async () => {
  const quick = new HashEmbedder();
  let isDown = true;
  const embeddings = await quickEmbeddings(async (texts) => {
    if (isDown) throw new ModelUnavailable('out of memory');
    return await quick.embed(texts);
  });
  const { indexer, write, remove } = await given(embeddings);
  await remove('');
  await expect(indexer.reindex()).rejects.toThrow(BadInput);
  await write('a.md', 'one');
  await expect(indexer.reindex()).rejects.toThrow(ModelUnavailable);
  isDown = false;
  expect(await indexer.reindex()).toMatchObject({ added: 1 });
});

test('closing in the middle of a run ends it unseen, and another indexer finishes the work', async () => {
  let started: () => void = () => undefined;
  const isUnderWay = new Promise<void>((resolve) => (started = resolve));
  const quick = new HashEmbedder();
  const embeddings = await quickEmbeddings(async (texts) => {
    started();
    return await quick.embed(texts);
  });
  const { indexer, db, dataDir, log, write } = await given(embeddings);
  for (let n = 0; n < 400; n++) await write(`${n}.md`, `text ${n}`);
  const run = indexer.reindex();
  const ended = expect(run).rejects.toThrow(StorageUnavailable);
  await isUnderWay;
  await indexer.close();
  await ended;
  expect(await seenTexts(db)).toEqual([]);
  await expect(indexer.reindex()).rejects.toThrow('stopped');
  const knowledgeDir = await freshFolder();
  const next = openIndexer({ dataDir, knowledgeDir, embeddings, log });
  onTestFinished(async () => await next.close());
  await next.reindex();
  expect(await rowCounts(db)).toMatchObject({ files: 0, documents: 0, passages: 0 });
});

test('few passages need no search graph', async () => {
  const { indexer, write } = await given(await quickEmbeddings());
  await write('a.md', 'one');
  await indexer.reindex();
  expect(await indexer.refreshGraph()).toBe('not-needed');
});

test('a broken file is reported and logged with its place', async () => {
  const { indexer, log, write } = await given(await quickEmbeddings());
  await write('good.md', 'one');
  await write('bad.md', '---\nkind: nonsense\n---\ntext\n');
  const report = await indexer.reindex();
  expect(report).toMatchObject({ added: 1, failed: [{ path: 'bad.md', place: 'line 2' }] });
  expect(log.events).toContainEqual({
    event: 'knowledge file failed',
    fields: report.failed[0],
  });
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
