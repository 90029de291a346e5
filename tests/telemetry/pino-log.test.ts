import { expect, test } from 'vitest';
import { StorageUnavailable } from '../../src/core/errors.ts';
import { openLog } from '../../src/telemetry/pino-log.ts';

/** What stands in the log of an error. */
function logged(err: unknown): unknown {
  const lines: string[] = [];
  const { log } = openLog('info', { write: (line) => void lines.push(line) });
  log.error({ err }, 'it happened');
  const [line = '{}'] = lines;
  return (JSON.parse(line) as { readonly err?: unknown }).err;
}

test('a disk in trouble is told without a stack, and a defect with one', () => {
  const cause = new Error('SQLITE_FULL');
  const full = new StorageUnavailable('the disk is full: free some space', {
    trouble: 'full',
    cause,
  });
  expect(logged(full)).toEqual({
    name: 'StorageUnavailable',
    message: 'the disk is full: free some space',
    trouble: 'full',
  });
  expect(logged(new StorageUnavailable('the thread has ended', { cause }))).toMatchObject({
    stack: expect.stringContaining('pino-log.test') as string,
    cause: { message: 'SQLITE_FULL', stack: expect.any(String) as string },
  });
});
