import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockDataDir } from '../../src/storage/data-dir-lock.ts';
import { freshFolder } from '../support/fresh-database.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/index.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Ran {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  return await new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...process.env, ...env } };
    const command = ['--import', 'tsx', SCRIPT, ...args];
    execFile(process.execPath, command, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

test(
  'indexes a folder, and says as one JSON object what it did',
  { timeout: 180_000 },
  async () => {
    const [DATA_DIR, KNOWLEDGE_DIR] = [await freshFolder(), await freshFolder()];
    await writeFile(join(KNOWLEDGE_DIR, 'note.md'), '# A note\n\nSome words.\n');
    await writeFile(join(KNOWLEDGE_DIR, 'bad.md'), '---\nkind: nonsense\n---\n');
    await writeFile(join(KNOWLEDGE_DIR, 'picture.xyz'), 'x');
    const first = await run(['--json'], { DATA_DIR, KNOWLEDGE_DIR });
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      added: 1,
      updated: 0,
      removed: 0,
      unchanged: 0,
      failed: [{ path: 'bad.md', place: 'line 2' }],
      skipped: [{ path: 'picture.xyz' }],
      passages: 1,
      embedded: 1,
    });
    expect(first.stderr).toContain('1 passages embedded');
    const again = await run([], { DATA_DIR, KNOWLEDGE_DIR });
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('bad.md, line 2: ');
    expect(again.stdout).toContain('added 0, updated 0, removed 0, unchanged 1, failed 1');
  },
);

test('refuses with one sentence while the bot holds the data folder', async () => {
  const DATA_DIR = await freshFolder();
  const lock = lockDataDir(DATA_DIR);
  const { code, stdout, stderr } = await run([], { DATA_DIR });
  if (lock !== 'held') lock.release();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('the bot is running');
});

test('bad usage and bad settings end with 2 and say what is allowed', async () => {
  const DATA_DIR = await freshFolder();
  const usage = await run(['--jsn'], { DATA_DIR });
  expect([usage.code, usage.stderr]).toEqual([2, expect.stringContaining('usage: npm run index')]);
  const folder = await run([], { DATA_DIR, KNOWLEDGE_DIR: join(DATA_DIR, 'nowhere') });
  expect([folder.code, folder.stderr]).toEqual([2, expect.stringContaining('KNOWLEDGE_DIR')]);
});
