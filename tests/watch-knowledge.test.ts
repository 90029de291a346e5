import { mkdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchKnowledge } from '../src/watch-knowledge.ts';
import { freshFolder } from './support/fresh-database.ts';
import { MemoryLog } from './support/memory-log.ts';

/** Counts the changes that are told, and lets a test wait for the next one. */
function changes() {
  let count = 0;
  let tell: () => void = () => undefined;
  return {
    onChange: () => {
      count++;
      tell();
    },
    next: async () => await new Promise<void>((resolve) => (tell = resolve)),
    count: () => count,
  };
}

async function watched() {
  const dir = await freshFolder();
  await writeFile(join(dir, 'there-before.md'), 'one');
  const told = changes();
  const watch = watchKnowledge(dir, told.onChange, { log: new MemoryLog(), quietMs: 100 });
  onTestFinished(async () => await watch.close());
  await watch.ready;
  return { dir, told, watch };
}

test('tells of an added, a changed and a removed file, folders below included', async () => {
  const { dir, told } = await watched();
  expect(told.count()).toBe(0);
  const steps = [
    async () => await mkdir(join(dir, 'course/week-1'), { recursive: true }),
    async () => await writeFile(join(dir, 'course/week-1/note.md'), 'two'),
    async () => await writeFile(join(dir, 'there-before.md'), 'changed'),
    async () => await rm(join(dir, 'course'), { recursive: true }),
  ];
  for (const step of steps) {
    const next = told.next();
    await step();
    await next;
  }
  expect(told.count()).toBeGreaterThanOrEqual(steps.length);
});

test('many changes at once are told together, and hidden files not at all', async () => {
  const { dir, told } = await watched();
  const next = told.next();
  await writeFile(join(dir, '.hidden.md.swp'), 'x');
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => await writeFile(join(dir, `${n}.md`), 'x')),
  );
  await next;
  expect(told.count()).toBeLessThan(10);
});

test.each(['another one', 'the same one'])(
  'goes on when the folder goes and %s comes',
  async (which) => {
    const outer = await freshFolder();
    const dir = join(outer, 'knowledge');
    await mkdir(join(dir, 'week-1'), { recursive: true });
    const told = changes();
    const options = { log: new MemoryLog(), quietMs: 50, lookEveryMs: 50 };
    const watch = watchKnowledge(dir, told.onChange, options);
    onTestFinished(async () => await watch.close());
    await watch.ready;
    const next = told.next();
    await rename(dir, join(outer, 'former'));
    await next;
    if (which === 'the same one') await rename(join(outer, 'former'), dir);
    else await mkdir(dir);
    await toldOfNewFiles(dir, told);
  },
);

test('watches behind a link, and behind the one that replaces it', async () => {
  const outer = await freshFolder();
  const dir = join(outer, 'knowledge');
  await mkdir(join(outer, 'release-1'));
  await mkdir(join(outer, 'release-2'));
  await symlink(join(outer, 'release-1'), dir);
  const told = changes();
  const options = { log: new MemoryLog(), quietMs: 50, lookEveryMs: 50 };
  const watch = watchKnowledge(dir, told.onChange, options);
  onTestFinished(async () => await watch.close());
  await watch.ready;
  const next = told.next();
  await writeFile(join(outer, 'release-1/a.md'), 'x');
  await next;
  await unlink(dir);
  await symlink(join(outer, 'release-2'), dir);
  await toldOfNewFiles(join(outer, 'release-2'), told);
});

/** Two in a row: the first may be the telling of the folder itself. */
async function toldOfNewFiles(dir: string, told: ReturnType<typeof changes>): Promise<void> {
  await told.next();
  for (const name of ['b.md', 'c.md']) {
    const next = told.next();
    await writeFile(join(dir, name), 'x');
    await next;
  }
}

test('tells nothing after it was closed', async () => {
  const { dir, told, watch } = await watched();
  await watch.close();
  await writeFile(join(dir, 'late.md'), 'x');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(told.count()).toBe(0);
});
