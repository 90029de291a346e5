import { expect, test } from 'vitest';
import { makeJoinedRun } from '../../../src/core/indexing/joined-run.ts';

function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), passed };
}

test('requests during a run share one following run, and each is told its progress', async () => {
  const gates = [gate(), gate(), gate()];
  let runs = 0;
  const progress = { filesRead: 0, filesToRead: 1, passagesEmbedded: 0, passagesToEmbed: 0 };
  const joined = makeJoinedRun(async (onProgress) => {
    const run = runs++;
    onProgress({ ...progress, filesRead: run });
    await gates[run]?.passed;
    return run;
  });
  const first = joined();
  await Promise.resolve();
  const told: number[] = [];
  const second = joined(({ filesRead }) => told.push(filesRead));
  const third = joined(({ filesRead }) => told.push(filesRead));
  gates[0]?.open();
  gates[1]?.open();
  expect(await Promise.all([first, second, third])).toEqual([0, 1, 1]);
  expect([runs, told]).toEqual([2, [1, 1]]);
  gates[2]?.open();
  expect(await joined()).toBe(2);
});

test('a run that fails does not keep the following one from starting', async () => {
  let runs = 0;
  const joined = makeJoinedRun(async () => {
    await Promise.resolve();
    if (runs++ === 0) throw new Error('disk full');
    return 'done';
  });
  const first = joined();
  await Promise.resolve();
  const second = joined();
  await expect(first).rejects.toThrow('disk full');
  expect(await second).toBe('done');
});
