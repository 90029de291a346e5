import { expect, onTestFinished, test } from 'vitest';
import { StorageUnavailable } from '../src/core/errors.ts';
import { keepIndexed } from '../src/keep-indexed.ts';
import { MemoryLog } from './support/memory-log.ts';

/** Runs that come to these ends, one after another; then all go well. */
function inTurn(...ends: readonly (Error | 'done')[]) {
  const log = new MemoryLog();
  let runs = 0;
  const index = async (): Promise<void> => {
    const end = ends[runs];
    runs += 1;
    if (end instanceof Error) throw end;
    return Promise.resolve();
  };
  const upToDate = keepIndexed({ index, log, firstWaitMs: 1 });
  onTestFinished(() => upToDate.stop());
  const failures = () => log.events.map(({ event, fields }) => [event, fields['waitMs']]);
  return { upToDate, runs: () => runs, failures };
}

const full = new StorageUnavailable('the disk is full', { trouble: 'full' });

test('a run that fails is tried again by itself, later and later, until one goes well', async () => {
  const { upToDate, runs, failures } = inTurn(full, full, full);
  upToDate.refresh();
  await expect.poll(runs).toBe(4);
  expect(failures()).toEqual([1, 2, 4].map((ms) => ['indexing failed, trying again', ms]));
});

test('after a run that went well, the next failure is tried again soon', async () => {
  const { upToDate, runs, failures } = inTurn(full, full, 'done', full);
  upToDate.refresh();
  await expect.poll(runs).toBe(3);
  upToDate.refresh();
  await expect.poll(runs).toBe(5);
  expect(failures().map(([, waitMs]) => waitMs)).toEqual([1, 2, 1]);
});

test('what the end of the bot breaks off is neither told as a failure nor tried again', async () => {
  const { upToDate, runs, failures } = inTurn(full);
  upToDate.refresh();
  upToDate.stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([runs(), failures()]).toEqual([1, []]);
});
