import { describe, expect, it } from 'vitest';
import { findByWords } from '../../../src/core/answering/find-by-words.ts';
import { KnowledgeIndex } from '../../../src/core/answering/knowledge-index.ts';
import { makeMeasureWords } from '../../../src/core/answering/measure-documents.ts';
import { questionWords } from '../../../src/core/answering/question-words.ts';
import { CANDIDATES_PER_LIST } from '../../../src/core/answering/tuning.ts';
import { HnswVectorStore } from '../../../src/search/hnsw-vector-store.ts';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { LEARNER } from '../../support/knowledge-in-memory.ts';

const LEARNERS = {
  audience: 'learner',
  serverId: undefined,
  courseKey: undefined,
  released: undefined,
} as const;
const STAFF = { ...LEARNERS, audience: 'staff' } as const;

function emptyIndex() {
  return new KnowledgeIndex(1, new HnswVectorStore(new FakeEmbeddings(), { dimensions: 4 }));
}

function searchOf(index: KnowledgeIndex, question: string) {
  const view = index.viewOf(LEARNER);
  return { index, view, words: questionWords(question, index, view) };
}

/** The same words every time, the first ones far more often than the last. */
function makeWords(seed: number) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const word = () => `word${String.fromCharCode(97 + Math.floor(next() ** 3 * 26))}`;
  return (most: number) => Array.from({ length: 1 + Math.floor(next() * most) }, word).join(' ');
}

describe('findByWords', () => {
  it('finds the documents that BM25 puts first', () => {
    const index = emptyIndex();
    const some = makeWords(3);
    for (let row = 0; row < 400; row += 1) {
      const passages = [0, 1, 2].map((at) => ({ id: row * 3 + at, head: some(2), body: some(30) }));
      index.add({ row, visibility: LEARNERS, head: some(3), names: [], passages });
    }
    const search = searchOf(index, 'wordb wordm wordt wordz');
    const measured = [...Array(index.documentCount).keys()].map(makeMeasureWords(search));
    const best = measured.sort((a, b) => b.bm25 - a.bm25).slice(0, CANDIDATES_PER_LIST);
    const found = findByWords(search);
    expect(best.at(-1)?.bm25).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(best.map(({ document }) => document)));
  });

  it('finds as many as wanted, however many better ones the asker may not see', () => {
    const index = emptyIndex();
    const add = (row: number, visibility: typeof LEARNERS | typeof STAFF, body: string) =>
      index.add({ row, visibility, head: '', names: [], passages: [{ id: row, head: '', body }] });
    for (let row = 0; row < 300; row += 1) add(row, STAFF, 'quiz');
    add(300, LEARNERS, 'quiz with more words');
    add(301, LEARNERS, 'nothing of it');
    add(302, LEARNERS, 'quiz with yet more other words');
    expect([...new Set(findByWords(searchOf(index, 'the quiz')))]).toEqual([300, 302]);
  });

  it('finds nothing by words that no note holds', () => {
    const index = emptyIndex();
    expect(findByWords(searchOf(index, 'quiz'))).toEqual([]);
  });
});
