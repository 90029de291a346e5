import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { startJourney, type Journey } from '../support/journey.ts';
import { lacksOf, readQueries } from '../support/metric-queries.ts';

const PATIENCE = { timeout: 60_000 };

let journey: Journey;
let port: number;

beforeAll(async () => {
  port = await freePort();
  journey = await startJourney({ environment: { HTTP_PORT: String(port) } });
  await journey.setUp();
});

afterAll(async () => await journey.end());

async function get(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

/** The value of one line of the metrics page; undefined when there is no such line. */
async function valueOf(line: string): Promise<number | undefined> {
  const { text } = await get('/metrics');
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

test('a question, its escalation and their requests are counted, without a name or an id', async () => {
  const { sandbox, course } = journey;
  const { learner, questions, staffRoom } = course;
  const answer = await sandbox
    .slash(learner, questions, 'ask', { question: 'Is there a study group in Lisbon?' })
    .message();
  await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  await expect.poll(() => sandbox.threadsIn(staffRoom), PATIENCE).toHaveLength(1);

  expect(await valueOf('csb_questions_total{outcome="unknown"}')).toBe(1);
  expect(await valueOf('csb_stage_seconds_count{stage="embed"}')).toBe(1);
  expect(await valueOf('csb_embeddings_total{kind="question"}')).toBeGreaterThanOrEqual(1);
  expect(await valueOf('csb_embeddings_total{kind="passage"}')).toBeGreaterThan(1);
  expect(await valueOf('csb_index_passages')).toBeGreaterThan(1);
  expect(await valueOf('csb_gateway_events_total{event="ready"}')).toBe(1);
  const interaction = '/interactions/:id/:token/callback';
  const callback = `method="POST",route="${interaction}",status="204"`;
  const { text } = await get('/metrics');
  expect(text).toContain(`csb_rest_calls_total{${callback}}`);
  expect(text).toContain('route="/webhooks/:id/:token/messages/@original"');
  await expect.poll(async () => valueOf('csb_outbox_intents{state="waiting"}'), PATIENCE).toBe(0);
  // Whoever reads the page learns nothing of whom it is about.
  const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, inside]) => inside).join('\n');
  expect(labels).not.toMatch(/\d{15,}/);
  expect(labels).not.toMatch(/Lisbon|Mia|Deep Learning/);
});

test('what waits for Discord, and what Discord refuses, is counted when it happens', async () => {
  const { sandbox, course } = journey;
  const { learner, questions, staffRoom } = course;
  const before = sandbox.threadsIn(staffRoom).length;
  const mention = `<@${sandbox.botUserId}> Where can I park my bicycle?`;
  const messages = { method: 'POST', route: '/channels/:channel/messages' };
  const waits = async () => {
    const { text } = await get('/metrics');
    return [...text.matchAll(/^csb_rate_limit_wait_seconds_count\{.*\} (\d+)$/gm)].map(Number);
  };
  sandbox.faults.add({ kind: 'rate-limit', retryAfterSeconds: 0.2, times: 1, match: messages });
  sandbox.sendMessage(learner, questions, mention);
  await expect.poll(async () => (await waits()).length, PATIENCE).toBeGreaterThan(0);

  sandbox.faults.add({ kind: 'status', status: 403, times: 1, match: { route: '/typing' } });
  sandbox.sendMessage(learner, questions, mention);
  const refused = 'csb_rest_calls_total{method="POST",route="/channels/:id/typing",status="403"}';
  await expect.poll(async () => valueOf(refused), PATIENCE).toBe(1);

  const isBack = sandbox.faults.add({
    kind: 'status',
    status: 503,
    match: { method: 'POST', route: /threads$/ },
  });
  const answer = await sandbox
    .slash(learner, questions, 'ask', { question: 'Where is the lost and found office?' })
    .message();
  await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  expect(await valueOf('csb_outbox_intents{state="waiting"}')).toBe(1);
  expect(await valueOf('csb_outbox_oldest_seconds')).toBeGreaterThan(0);
  isBack();
  await expect.poll(() => sandbox.threadsIn(staffRoom), PATIENCE).toHaveLength(before + 1);
  await expect.poll(async () => valueOf('csb_outbox_intents{state="waiting"}'), PATIENCE).toBe(0);
});

// The first failed run had no line before it, and `increase` over a first line is 0: its alert stayed silent.
test('what has not happened yet is there at 0', async () => {
  expect(await valueOf('csb_indexing_seconds_count{outcome="done"}')).toBe(1);
  expect(await valueOf('csb_indexing_seconds_count{outcome="failed"}')).toBe(0);
  expect(await valueOf('csb_questions_total{outcome="search-failed"}')).toBe(0);
  expect(await valueOf('csb_storage_faults_total{trouble="other"}')).toBe(0);
});

test('each query of the dashboard and the alerts finds a line with its labels', async () => {
  const { text } = await get('/metrics');
  const queries = await readQueries();
  expect(queries.length).toBeGreaterThan(30);
  expect(queries.flatMap((query) => lacksOf(query, text))).toEqual([]);
});

test('the bot is ready, and not while the gateway is gone', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200 });
  const ready = async () => {
    const { status, text } = await get('/readyz');
    return { status, ...z.record(z.string(), z.boolean()).parse(JSON.parse(text)) };
  };
  expect(await ready()).toEqual({ status: 200, discord: true, index: true, database: true });
  journey.sandbox.down(true);
  await expect
    .poll(ready, PATIENCE)
    .toEqual({ status: 503, discord: false, index: true, database: true });
  journey.sandbox.down(false);
  await expect.poll(ready, PATIENCE).toMatchObject({ status: 200, discord: true });
  expect(await valueOf('csb_gateway_events_total{event="reconnecting"}')).toBeGreaterThan(0);
});

test('any other path is told which ones there are', async () => {
  const { status, text } = await get('/');
  expect([status, JSON.parse(text)]).toEqual([404, { paths: ['/healthz', '/readyz', '/metrics'] }]);
});
