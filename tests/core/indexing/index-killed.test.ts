import { expect, onTestFinished, test } from 'vitest';
import { makeIndexKnowledge } from '../../../src/core/indexing/index-knowledge.ts';
import type { KnowledgeStore } from '../../../src/core/indexing/ports.ts';
import { openDatabase, type Database } from '../../../src/storage/open-database.ts';
import { SqliteKnowledgeStore } from '../../../src/storage/sqlite-knowledge-store.ts';
import { freshFolder } from '../../support/fresh-database.ts';
import { HashEmbedder } from '../../support/hash-embedder.ts';
import { blockSplitter, MemorySource } from '../../support/memory-source.ts';
import { rowCounts, seenIndex, seenTexts } from '../../support/seen-index.ts';

const clock = () => new Date('2026-01-01T00:00:00Z');
/** More than are embedded at once. */
const manyLines = (word: string) =>
  Array.from({ length: 70 }, (_, index) => `${word} ${index}`).join('\n');

const BEFORE = { 'a.md': 'one\ntwo', 'b.md': 'three', 'gone.md': 'four' };
const AFTER = { 'a.md': 'one\ntwo changed', 'b.md': manyLines('grown'), 'new.md': 'five' };

const BEFORE_PASSAGES = 4;

class Killed extends Error {}

/** Lets so many statements through, then fails every one, as for a process that is no more. */
function dyingAfter(statements: number, db: Database): { db: Database; used: () => number } {
  let used = 0;
  const dying = db.withPlugin({
    transformQuery: ({ node }) => {
      if (++used > statements) throw new Killed('killed');
      return node;
    },
    transformResult: async ({ result }) => await Promise.resolve(result),
  });
  return { db: dying, used: () => used };
}

/** Runs over a connection of its own, which is gone with the run. */
async function runUntilKilled(folder: string, statements: number): Promise<void> {
  const connection = await openDatabase(folder);
  const store = new SqliteKnowledgeStore(dyingAfter(statements, connection).db);
  const died = runner(store, AFTER, new HashEmbedder())();
  await expect(died).rejects.toThrow('killed');
  await connection.destroy();
}

function runner(
  store: KnowledgeStore,
  files: Readonly<Record<string, string>>,
  embedder: HashEmbedder,
) {
  const source = new MemorySource();
  for (const [path, text] of Object.entries(files)) source.files.set(path, text);
  return makeIndexKnowledge({ source, splitter: blockSplitter, embedder, store, clock });
}

async function indexedBefore(): Promise<{ folder: string; db: Database }> {
  const folder = await freshFolder();
  const db = await openDatabase(folder);
  onTestFinished(async () => await db.destroy());
  await runner(new SqliteKnowledgeStore(db), BEFORE, new HashEmbedder())();
  return { folder, db };
}

async function settled(db: Database) {
  const store = new SqliteKnowledgeStore(db);
  await store.removeReplaced(await store.generation());
  await store.removeUnusedVectors();
  return await rowCounts(db);
}

test('killed at any statement, a run shows the former state whole, and the next run all of the new one', async () => {
  const { db: untouched } = await indexedBefore();
  const before = await seenIndex(untouched);
  const whole = new HashEmbedder();
  const counted = dyingAfter(Number.MAX_SAFE_INTEGER, untouched);
  await runner(new SqliteKnowledgeStore(counted.db), AFTER, whole)();
  const after = await seenIndex(untouched);
  const rowsAfter = await settled(untouched);
  expect(counted.used()).toBeGreaterThan(50);

  const outcomes = { former: 0, latter: 0 };
  for (let at = 1; at < counted.used(); at += 1 + Math.floor(at / 6)) {
    const { folder, db } = await indexedBefore();
    await runUntilKilled(folder, at);
    const seen = await seenIndex(db);
    const isFormer = seen.length === before.length;
    expect(seen).toEqual(isFormer ? before : after);
    outcomes[isFormer ? 'former' : 'latter']++;
    const kept = (await rowCounts(db))['embeddings'] ?? 0;
    const second = new HashEmbedder();
    await runner(new SqliteKnowledgeStore(db), AFTER, second)();
    expect(await seenIndex(db)).toEqual(after);
    expect(kept + second.asked.length).toBe(BEFORE_PASSAGES + whole.asked.length);
    expect(await settled(db)).toEqual(rowsAfter);
  }
  expect(outcomes.former).toBeGreaterThan(15);
});

test('a model that fails in the middle leaves the former state, and what it did embed is kept', async () => {
  const { db } = await indexedBefore();
  const before = await seenTexts(db);
  const embedder = new HashEmbedder();
  const embed = embedder.embed.bind(embedder);
  let calls = 0;
  embedder.embed = async (texts) => {
    if (++calls === 2) throw new Error('model gone');
    return await embed(texts);
  };
  const store = new SqliteKnowledgeStore(db);
  await expect(runner(store, AFTER, embedder)()).rejects.toThrow('model gone');
  expect(await seenTexts(db)).toEqual(before);
  expect(await rowCounts(db)).toMatchObject({ documents: 3, passages: 4, files: 3 });
  const again = new HashEmbedder();
  const report = await runner(store, AFTER, again)();
  expect(again.asked.length).toBeLessThan(62);
  expect(report).toMatchObject({ added: 1, updated: 2, removed: 1 });
});
