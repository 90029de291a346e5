import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const PATIENCE = { timeout: 60_000 };
const FOLDER = new URL('../../scripts/operations/', import.meta.url);

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
  await expect.poll(async () => valueOf('csb_outbox_intents{state="waiting"}'), PATIENCE).toBe(0);
  // Whoever reads the page learns nothing of whom it is about.
  const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, inside]) => inside).join('\n');
  expect(labels).not.toMatch(/\d{15,}/);
  expect(labels).not.toMatch(/Lisbon|Mia|Deep Learning/);
});

test('the dashboard and the alerts name metrics that there are', async () => {
  const { text } = await get('/metrics');
  const there = new Set([...text.matchAll(/^([a-z_]+)/gm)].map(([name]) => name));
  const panels = z
    .object({
      panels: z.array(
        z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) }),
      ),
    })
    .parse(JSON.parse(await readFile(new URL('grafana-dashboard.json', FOLDER), 'utf8')));
  const alerts = z
    .object({
      groups: z.array(
        z.object({
          rules: z.array(
            z.object({
              alert: z.string(),
              expr: z.string(),
              annotations: z.object({ summary: z.string(), action: z.string() }),
            }),
          ),
        }),
      ),
    })
    .parse(parse(await readFile(new URL('prometheus-alerts.yaml', FOLDER), 'utf8')));
  const expressions = [
    ...panels.panels.flatMap(({ targets }) => targets),
    ...alerts.groups.flatMap(({ rules }) => rules),
  ].map(({ expr }) => expr);
  const named = new Set(expressions.flatMap((expr) => expr.match(/\b(csb|process|nodejs)_\w+/g)));
  expect(named.size).toBeGreaterThan(15);
  const declared = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
  const isThere = (name: string | null) =>
    name !== null &&
    (there.has(name) ||
      declared.has(name) ||
      declared.has(name.replace(/_(bucket|sum|count)$/, '')));
  expect([...named].filter((name) => !isThere(name))).toEqual([]);
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
