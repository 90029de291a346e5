import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { SqliteKeywordSearch } from '../../src/storage/sqlite-keyword-search.ts';
import { freshDatabase } from '../support/fresh-database.ts';

async function searchOver(bodies: readonly string[]) {
  const db = await freshDatabase();
  for (const [at, body] of bodies.entries())
    await sql`insert into documents_fts (rowid, title, body) values (${at + 1}, '', ${body})`.execute(
      db,
    );
  return new SqliteKeywordSearch(db);
}

describe('SqliteKeywordSearch', () => {
  it('finds any of the words by their stem, best first', async () => {
    const search = await searchOver([
      'submitting notebooks',
      'a quiz',
      'submit the notebook again',
    ]);
    const query = { words: ['submitted', 'notebook', 'again'], limit: 5, accept: () => true };
    expect(await search.documents(query)).toEqual([3, 1]);
  });

  it('gives as many as wanted, however many better ones the asker may not see', async () => {
    const hidden = Array.from({ length: 300 }, () => 'quiz');
    const search = await searchOver([
      ...hidden,
      'quiz and more words',
      'quiz with yet more other words',
    ]);
    const accept = (row: number) => row > 300;
    expect(await search.documents({ words: ['quiz'], limit: 2, accept })).toEqual([301, 302]);
  });

  // "1. + 1. + 1. + …" typed into a search held up the whole bot for seconds: each "1" was weighed against each other.
  it('looks for a word once, however often it is said', async () => {
    const often = Array.from({ length: 3 }, () => 'quiz');
    const search = await searchOver([...often, 'grade', 'note', 'note', 'note', 'note']);
    const said = Array.from({ length: 40 }, () => 'quiz');
    const query = { words: [...said, 'grade'], limit: 1, accept: () => true };
    expect(await search.documents(query)).toEqual([4]);
  });

  it('takes no more words than it can weigh at once', async () => {
    const search = await searchOver(['quiz', 'grade']);
    const pasted = Array.from({ length: 5_000 }, (_, at) => `w${at}`);
    const query = { words: ['quiz', ...pasted, 'grade'], limit: 5, accept: () => true };
    expect(await search.documents(query)).toEqual([1]);
  });

  it('takes operators for words', async () => {
    const search = await searchOver(['quiz']);
    for (const word of ['"', 'AND', '*', 'quiz" OR "x', 'NEAR(', ':', '-quiz'])
      await expect(
        search.documents({ words: [word], limit: 5, accept: () => true }),
      ).resolves.toBeDefined();
    expect(await search.documents({ words: [], limit: 5, accept: () => true })).toEqual([]);
  });
});
