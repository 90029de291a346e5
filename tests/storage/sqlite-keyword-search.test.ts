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

  it('takes operators for words', async () => {
    const search = await searchOver(['quiz']);
    for (const word of ['"', 'AND', '*', 'quiz" OR "x', 'NEAR(', ':', '-quiz'])
      await expect(
        search.documents({ words: [word], limit: 5, accept: () => true }),
      ).resolves.toBeDefined();
    expect(await search.documents({ words: [], limit: 5, accept: () => true })).toEqual([]);
  });
});
