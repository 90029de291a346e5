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

test.each(['token', 'apiKey', 'authorization', 'content', 'text', 'question'])(
  'a field named %s is left out, wherever it stands, and what is beside it stays',
  (name) => {
    const lines: string[] = [];
    const { log } = openLog('info', { write: (line) => void lines.push(line) });
    const holder = { [name]: 'SECRET', kept: 1 };
    const nested = { in: { a: { list: [holder] } } };
    log.info({ ...holder, holder, nested, err: Object.assign(new Error('no'), holder) }, 'event');
    expect(lines.join()).not.toContain('SECRET');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      kept: 1,
      holder: { kept: 1 },
      nested: { in: { a: { list: [{ kept: 1 }] } } },
      err: { message: 'no' },
      msg: 'event',
    });
  },
);

test('what refers to itself is written up to a depth', () => {
  const lines: string[] = [];
  const { log } = openLog('info', { write: (line) => void lines.push(line) });
  const ring: Record<string, unknown> = { name: 'ring' };
  ring['self'] = ring;
  log.info({ ring }, 'event');
  expect(lines.join()).toContain('"name":"ring"');
});

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
