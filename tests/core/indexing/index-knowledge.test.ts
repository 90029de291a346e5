import { describe, expect, test } from 'vitest';
import {
  makeIndexKnowledge,
  type IndexKnowledge,
} from '../../../src/core/indexing/index-knowledge.ts';
import { makeSaveStaffDocument } from '../../../src/core/indexing/save-staff-document.ts';
import type { Database } from '../../../src/storage/open-database.ts';
import { SqliteKnowledgeStore } from '../../../src/storage/sqlite-knowledge-store.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { HashEmbedder } from '../../support/hash-embedder.ts';
import { blockSplitter, documentOf, MemorySource } from '../../support/memory-source.ts';
import { rowCounts, seenIndex, seenTexts } from '../../support/seen-index.ts';

const clock = () => new Date('2026-01-01T00:00:00Z');

class Bench {
  readonly source = new MemorySource();
  readonly db: Database;
  readonly store: SqliteKnowledgeStore;
  embedder = new HashEmbedder();

  constructor(db: Database) {
    this.db = db;
    this.store = new SqliteKnowledgeStore(db);
  }

  get index(): IndexKnowledge {
    const { source, store, embedder } = this;
    return makeIndexKnowledge({ source, splitter: blockSplitter, embedder, store, clock });
  }

  async saveStaff(id: string, paragraphs: readonly string[]): Promise<number> {
    const { embedder, store } = this;
    const save = makeSaveStaffDocument({ splitter: blockSplitter, embedder, store });
    return await save({ document: documentOf(id, paragraphs), serverId: undefined });
  }
}

async function bench(): Promise<Bench> {
  return new Bench(await freshDatabase());
}

describe('indexing the knowledge folder', () => {
  test('a first run makes every passage searchable by words and by vector', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'gradient descent\nlearning rate');
    given.source.files.set('b.md', 'backpropagation through time');
    const report = await given.index();
    expect(report).toMatchObject({ added: 2, updated: 0, removed: 0, unchanged: 0, failed: [] });
    expect(report).toMatchObject({ passages: 3, embedded: 3 });
    const seen = await seenIndex(given.db);
    expect(seen.map(({ text }) => text)).toEqual([
      'gradient descent',
      'learning rate',
      'backpropagation through time',
    ]);
    for (const passage of seen) {
      expect(passage).toMatchObject({ isDocumentSearchable: true });
      expect(passage.vectorRecipe).toBe('hash/8d');
    }
  });

  test('a second run over the same files reads none, embeds none and keeps the generation', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one\ntwo');
    const first = await given.index();
    given.source.reads.length = 0;
    given.embedder.asked.length = 0;
    const second = await given.index();
    expect(second).toMatchObject({ added: 0, unchanged: 1, embedded: 0, passages: 2 });
    expect(second.generation).toBe(first.generation);
    expect([given.source.reads, given.embedder.asked]).toEqual([[], []]);
  });

  test('a changed file embeds only its changed passages', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one\ntwo\nthree');
    await given.index();
    given.embedder.asked.length = 0;
    given.source.files.set('a.md', 'one\ntwo and a half\nthree');
    expect(await given.index()).toMatchObject({ updated: 1, embedded: 1 });
    expect(given.embedder.asked).toEqual(['a.md\ntwo and a half']);
    expect(await seenTexts(given.db)).toEqual(['a.md: one', 'a.md: two and a half', 'a.md: three']);
  });

  test('a deleted file answers no more, and a clean-up leaves nothing of it', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one\ntwo');
    given.source.files.set('b.md', 'three');
    await given.index();
    given.source.files.delete('a.md');
    const report = await given.index();
    expect(report).toMatchObject({ removed: 1, unchanged: 1, passages: 1 });
    expect(await seenTexts(given.db)).toEqual(['b.md: three']);
    await given.store.removeReplaced(report.generation);
    await given.store.removeUnusedVectors();
    expect(await rowCounts(given.db)).toEqual({
      files: 1,
      documents: 1,
      passages: 1,
      embeddings: 1,
      documents_fts: 1,
    });
  });

  test('nothing is removed for a reader that still uses an older generation', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    const first = await given.index();
    given.source.files.set('a.md', 'two');
    await given.index();
    await given.store.removeReplaced(first.generation);
    expect(await rowCounts(given.db)).toMatchObject({
      documents: 2,
      passages: 2,
      documents_fts: 2,
    });
  });

  test('a long document is written whole', async () => {
    const given = await bench();
    const lines = Array.from({ length: 333 }, (_, index) => `line number ${index}`);
    given.source.files.set('long.md', lines.join('\n'));
    await given.index();
    expect(await seenTexts(given.db)).toEqual(lines.map((line) => `long.md: ${line}`));
  });

  test('progress ends with everything read and embedded', async () => {
    const given = await bench();
    for (let n = 0; n < 50; n++) given.source.files.set(`${n}.md`, `first ${n}\nsecond ${n}`);
    const told: unknown[] = [];
    await given.index((progress) => told.push(progress));
    expect(told.at(-1)).toEqual({
      filesRead: 50,
      filesToRead: 50,
      passagesEmbedded: 100,
      passagesToEmbed: 100,
    });
  });
});

describe('a broken file', () => {
  test('is reported with its place while its former passages stay, until it is mended', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    given.source.files.set('b.md', 'two');
    await given.index();
    given.source.files.set('a.md', 'new\nBROKEN');
    const failed = [{ path: 'a.md', place: 'line 2', reason: 'it says so' }];
    expect(await given.index()).toMatchObject({ updated: 0, unchanged: 1, failed });
    expect(await seenTexts(given.db)).toEqual(['a.md: one', 'b.md: two']);
    given.source.reads.length = 0;
    expect(await given.index()).toMatchObject({ unchanged: 1, failed });
    expect(given.source.reads).toEqual([]);
    given.source.files.set('a.md', 'mended');
    expect(await given.index()).toMatchObject({ updated: 1, failed: [] });
    expect(await seenTexts(given.db)).toEqual(['a.md: mended', 'b.md: two']);
  });

  test('takes its former passages along when it is deleted', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    given.source.files.set('b.md', 'two');
    await given.index();
    given.source.files.set('a.md', 'BROKEN');
    await given.index();
    given.source.files.delete('a.md');
    expect(await given.index()).toMatchObject({ removed: 1, failed: [], passages: 1 });
  });

  // A disk that is not mounted looks like a course whose notes were all deleted.
  test('a folder that was emptied takes nothing out of the index', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    given.source.files.set('b.md', 'two');
    await given.index();
    given.source.files.clear();
    await expect(given.index()).rejects.toThrow(/empty, and 2 files of it are indexed/);
    expect(await seenTexts(given.db)).toEqual(['a.md: one', 'b.md: two']);
    given.source.files.set('b.md', 'two');
    expect(await given.index()).toMatchObject({ removed: 1, unchanged: 1, passages: 1 });
  });

  test('a parser that throws breaks its own file only', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    given.source.files.set('b.md', 'two');
    const read = given.source.read.bind(given.source);
    given.source.read = async (path) => {
      if (path === 'a.md') throw new TypeError('unexpected end of archive');
      return await read(path);
    };
    expect(await given.index()).toMatchObject({
      added: 1,
      failed: [{ path: 'a.md', place: '', reason: 'unexpected end of archive' }],
    });
  });
});

describe('another recipe', () => {
  test('another model embeds everything anew, staff documents and broken files included', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    given.source.files.set('b.md', 'two');
    await given.index();
    await given.saveStaff('staff-1', ['three']);
    given.source.files.set('b.md', 'BROKEN');
    await given.index();
    given.embedder = new HashEmbedder('other/8d');
    expect(await given.index()).toMatchObject({ embedded: 3, passages: 3 });
    const seen = await seenIndex(given.db);
    expect(seen.map(({ path, vectorRecipe }) => [path, vectorRecipe])).toEqual([
      ['a.md', 'other/8d'],
      ['b.md', 'other/8d'],
      ['staff-1', 'other/8d'],
    ]);
    expect(await given.index()).toMatchObject({ embedded: 0, unchanged: 1 });
  });

  test('another parser reads every file again, and embeds nothing that stayed the same', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    await given.index();
    given.source.recipe = 'lines-2';
    expect(await given.index()).toMatchObject({ updated: 1, embedded: 0 });
  });
});

describe('staff documents', () => {
  test('are seen at once, replaced at once, removed at once, and left alone by the folder', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    await given.index();
    const saved = await given.saveStaff('staff-1', ['two', 'three']);
    expect(await given.store.generation()).toBe(saved);
    await given.index();
    expect(await seenTexts(given.db)).toEqual(['a.md: one', 'staff-1: two', 'staff-1: three']);
    await given.saveStaff('staff-1', ['four']);
    expect(await seenTexts(given.db)).toEqual(['a.md: one', 'staff-1: four']);
    const [document] = await given.db
      .selectFrom('documents')
      .select('id')
      .where('origin', '=', 'staff')
      .execute();
    expect(document?.id).toBe('staff-1');
    const id = documentOf('staff-1', []).id;
    expect(await given.store.removeStaffDocument(id)).toBeGreaterThan(saved);
    expect(await seenTexts(given.db)).toEqual(['a.md: one']);
    expect(await given.store.removeStaffDocument(id)).toBeUndefined();
  });

  test('a file is not removed as a staff document', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    await given.index();
    expect(await given.store.removeStaffDocument(documentOf('a.md', []).id)).toBeUndefined();
    expect(await seenTexts(given.db)).toEqual(['a.md: one']);
  });

  test('one saved in the middle of a run is seen at once, without the run’s unfinished rows', async () => {
    const given = await bench();
    given.source.files.set('a.md', 'one');
    await given.index();
    await given.saveStaff('staff-1', ['old words']);
    given.embedder = new HashEmbedder('other/8d');
    given.source.files.set('a.md', 'changed');
    const publish = given.store.publish.bind(given.store);
    const seenInBetween: (readonly string[])[] = [];
    given.store.publish = async (target) => {
      await given.saveStaff('staff-1', ['new words']);
      await given.saveStaff('staff-2', ['more']);
      seenInBetween.push(await seenTexts(given.db));
      await publish(target);
    };
    const report = await given.index();
    expect(seenInBetween).toEqual([['a.md: one', 'staff-1: new words', 'staff-2: more']]);
    const after = ['a.md: changed', 'staff-1: new words', 'staff-2: more'];
    expect(await seenTexts(given.db)).toEqual(after);
    await given.store.removeReplaced(report.generation);
    expect(await seenTexts(given.db)).toEqual(after);
    expect(await rowCounts(given.db)).toMatchObject({
      documents: 3,
      passages: 3,
      documents_fts: 3,
    });
  });
});
