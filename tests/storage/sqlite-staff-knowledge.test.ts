import { expect, test } from 'vitest';
import { asServerId } from '../../src/core/ids.ts';
import { idOfWritten, pathOf } from '../../src/core/knowledge/staff-knowledge.ts';
import { SqliteStaffKnowledge } from '../../src/storage/sqlite-staff-knowledge.ts';
import { freshDatabase } from '../support/fresh-database.ts';

const SERVER = asServerId('100');
const AT = new Date('2026-03-02T12:00:00.000Z');

async function keep(...titles: readonly string[]): Promise<SqliteStaffKnowledge> {
  const documents = new SqliteStaffKnowledge(await freshDatabase());
  for (const [key, title] of titles.entries()) {
    const id = idOfWritten(SERVER, String(key));
    const path = pathOf(id, 'faq');
    const words = { title, course: undefined, symptom: '', cause: '', body: 'So it is.' };
    const rest = { issueStatus: undefined, escalationId: undefined };
    await documents.save({ id, serverId: SERVER, path, kind: 'faq', ...words, ...rest }, AT);
  }
  return documents;
}

// An escape sign that SQLite was not told of made every such search find nothing.
test.each([
  ['keep_prob', 'What keep_prob means'],
  ['100 %', 'Stuck at 100 % of the upload'],
  ['\\theta', 'Which \\theta is meant'],
  ['STUCK', 'Stuck at 100 % of the upload'],
])('staff find what they keep by %s', async (words, title) => {
  const documents = await keep(
    'What keep_prob means',
    'What keepXprob is not',
    'Stuck at 100 % of the upload',
    'Which \\theta is meant',
  );
  const found = await documents.list(SERVER, words, 10);
  expect(found.map((document) => document.title)).toEqual([title]);
});
