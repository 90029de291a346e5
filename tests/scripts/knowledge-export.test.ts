import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { asServerId } from '../../src/core/ids.ts';
import { idOfLearned, pathOf } from '../../src/core/knowledge/staff-knowledge.ts';
import { readMarkdownFile } from '../../src/corpus/markdown/read-markdown-file.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { SqliteStaffKnowledge } from '../../src/storage/sqlite-staff-knowledge.ts';
import { freshFolder } from '../support/fresh-database.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/knowledge-export.ts', import.meta.url));
const run = promisify(execFile);

test('what staff keep is written as files that the bot can read again', async () => {
  const dataDir = await freshFolder();
  const folder = join(await freshFolder(), 'out');
  const server = asServerId('100');
  const id = idOfLearned(server, 3);
  const db = await openDatabase(dataDir);
  await new SqliteStaffKnowledge(db).save(
    {
      id,
      serverId: server,
      path: pathOf(id, 'known-issue'),
      kind: 'known-issue',
      title: 'A "purple" screen: why',
      course: 'Sequence Models',
      symptom: 'It is purple.',
      cause: '',
      body: 'Press `F9`.',
      issueStatus: 'fixed',
      escalationId: undefined,
    },
    new Date('2026-03-02T12:00:00.000Z'),
  );
  await db.destroy();

  const { stdout } = await run(process.execPath, ['--import', 'tsx', SCRIPT, folder], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
  expect(stdout).toContain('1 documents written');

  const path = 'known-issues/escalation-3.md';
  const bytes = await readFile(join(folder, path));
  const { documents } = readMarkdownFile({ path, bytes, courseFolder: undefined, sideCar: {} });
  expect(documents[0]?.meta).toMatchObject({
    title: 'A "purple" screen: why',
    course: 'Sequence Models',
    kind: 'known-issue',
    issueStatus: 'fixed',
  });
  expect(documents[0]?.sections.map(({ headings }) => headings)).toEqual([['Symptom'], ['Fix']]);
});
