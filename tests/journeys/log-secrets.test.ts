import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openLog } from '../../src/telemetry/pino-log.ts';
import { startJourney, type Journey } from '../support/journey.ts';
import {
  startScriptedModelServer,
  type ScriptedModelServer,
} from '../support/scripted-model-server.ts';

const PATIENCE = { timeout: 60_000 };
/** Stands in everything that a person writes, and in every secret. */
const MARK = 'XYLOPHONE';
const TOKEN = `id.${MARK}token.value`;
const API_KEY = `sk-${MARK}-key`;

const lineSchema = z.looseObject({ msg: z.string(), questionId: z.string().optional() });

let journey: Journey;
let model: ScriptedModelServer;
const lines: string[] = [];

beforeAll(async () => {
  model = await startScriptedModelServer();
  model.script({ kind: 'say', text: `${MARK} is what the model says.` });
  const { log } = openLog('info', { write: (line) => void lines.push(line) });
  journey = await startJourney({
    log,
    sandbox: { token: TOKEN },
    environment: {
      LLM_PROVIDER: 'openai',
      LLM_MODEL: 'scripted',
      LLM_BASE_URL: model.openaiUrl,
      LLM_API_KEY: API_KEY,
    },
  });
  await journey.setUp();
});

afterAll(async () => {
  await journey.end();
  await model.close();
});

const events = () => lines.map((line) => lineSchema.parse(JSON.parse(line)));

async function ask(question: string, options: Readonly<Record<string, string | boolean>> = {}) {
  const { sandbox, course } = journey;
  return await sandbox
    .slash(course.learner, course.questions, 'ask', { question, ...options })
    .message();
}

/** Escalates, follows up, replies and resolves: every word of it is marked. */
async function wholeStory(): Promise<void> {
  const { sandbox, course } = journey;
  const { learner, staff, staffRoom } = course;
  const answer = await ask(`Is there a ${MARK} study group in Lisbon?`);
  await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(
    staffRoom,
    (message) => sandbox.buttonsOn(message).includes('Claim'),
    { timeoutMs: PATIENCE.timeout },
  );
  const modal = await sandbox.clickButton(staff, card, 'Reply').modal();
  const field = sandbox.fieldsOf(modal)[0]?.customId ?? '';
  sandbox.submitModal(staff, modal, { [field]: `In room ${MARK}.` });
  await expect
    .poll(() => events().filter(({ msg }) => msg === 'intent carried out').length, PATIENCE)
    .toBeGreaterThan(2);
}

async function everythingElse(): Promise<void> {
  const { sandbox, course } = journey;
  const { learner, questions } = course;
  const judged = () => events().filter(({ msg }) => msg === 'question judged').length;
  await ask(`Why does the ${MARK} grader reject me?`, { private: true });
  model.script({ kind: 'status', status: 500 });
  await ask(`How does the grader read my ${MARK} notebook?`);
  model.script({ kind: 'cut', text: `${MARK} and then` });
  await ask(`Does the grader like my ${MARK} file?`);
  const before = judged();
  sandbox.sendMessage(learner, questions, `<@${sandbox.botUserId}> where is the ${MARK} grader?`);
  sandbox.sendMessage(learner, sandbox.openDm(learner), `where is the ${MARK} grader now?`);
  await expect.poll(judged, PATIENCE).toBe(before + 2);
  // Discord fails, with a body that repeats what was sent.
  const lift = sandbox.faults.add({
    kind: 'status',
    status: 400,
    body: {
      code: 50035,
      message: 'Invalid Form Body',
      errors: { content: { _errors: [{ code: 'TOO_LONG', message: MARK }] } },
    },
    match: { method: 'PATCH', route: /webhooks/ },
  });
  sandbox.slash(learner, questions, 'ask', { question: `And with a ${MARK} fault?` });
  await expect.poll(() => events().map(({ msg }) => msg), PATIENCE).toContain('interaction failed');
  lift();
}

test('no line of the log holds a secret or a word that somebody wrote', async () => {
  await wholeStory();
  await everythingElse();
  expect(lines.filter((line) => line.includes(MARK))).toEqual([]);
  expect(events().map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['logged in to Discord', 'question judged', 'intent carried out']),
  );
  // The marks were there to be logged.
  expect(JSON.stringify(model.requests.map(({ headers }) => headers))).toContain(API_KEY);
});

test('one id leads from a question through its escalation to its reply', () => {
  const told = events();
  const carried = told.filter(({ msg }) => msg === 'intent carried out');
  const ids = new Set(carried.map(({ questionId }) => questionId));
  expect(ids.size).toBe(1);
  const [id] = ids;
  expect(id).toBeDefined();
  expect(
    told.filter(({ msg, questionId }) => msg === 'question judged' && questionId === id),
  ).toHaveLength(1);
  expect(carried.map((line) => line['intent'])).toEqual(
    expect.arrayContaining(['open-thread', 'deliver-to-learner']),
  );
});
