import { expect, onTestFinished, test } from 'vitest';
import { startHealthServer, type HealthDeps } from '../../src/http/health-server.ts';
import { MemoryLog } from '../support/memory-log.ts';

async function serve(broken: Partial<Pick<HealthDeps, 'readiness' | 'metrics'>>) {
  const log = new MemoryLog();
  const server = await startHealthServer({
    port: 0,
    readiness: async () => Promise.resolve({ database: true }),
    metrics: async () => Promise.resolve({ contentType: 'text/plain', body: '' }),
    log,
    ...broken,
  });
  onTestFinished(async () => server.close());
  const get = async (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
  return { log, get };
}

// The page said that it had failed, and nothing anywhere said why.
test('figures that cannot be read are a failure whose cause is logged', async () => {
  const cause = new Error('the outbox is locked');
  const { log, get } = await serve({ metrics: async () => Promise.reject(cause) });
  expect((await get('/metrics')).status).toBe(500);
  expect(log.events).toEqual([
    { event: 'page for operators failed', fields: { err: cause, path: '/metrics' } },
  ]);
});

test('readiness that cannot be checked does not hold, and its cause is logged', async () => {
  const cause = new Error('the database is closed');
  const { log, get } = await serve({ readiness: async () => Promise.reject(cause) });
  const answer = await get('/readyz');
  expect([answer.status, await answer.json()]).toEqual([503, { checked: false }]);
  expect(log.events).toEqual([{ event: 'readiness not checked', fields: { err: cause } }]);
});
