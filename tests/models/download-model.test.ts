import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { downloadModel } from '../../src/models/download-model.ts';
import { freePort } from '../support/free-port.ts';
import { freshFolder } from './fresh-folder.ts';

// Each start that was killed while it fetched left its part, up to gigabytes, for ever: a draft bears its process's number.
it('takes away what a killed download left, and leaves the one that another process makes', async () => {
  const shelf = await freshFolder();
  const folder = join(shelf, 'a--b');
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  for (const [name, days] of [
    ['a--b.17.tmp', 2],
    ['a--b.18.tmp', 0],
    ['c--d.17.tmp', 2],
  ] as const) {
    await mkdir(join(shelf, name));
    await utimes(join(shelf, name), daysAgo(days), daysAgo(days));
  }
  const nobody = `http://127.0.0.1:${await freePort()}`;
  await expect(downloadModel('a/b', folder, nobody)).rejects.toThrow();
  expect((await readdir(shelf)).sort()).toEqual(['a--b.18.tmp', 'c--d.17.tmp']);
});
