import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { startJourney, type Journey } from '../support/journey.ts';
import {
  startScriptedModelServer,
  type ScriptedModelServer,
} from '../support/scripted-model-server.ts';
import { draft } from '../support/writing-world.ts';

const RETAKE = 'How often can I retake a quiz?';
const TRUE = 'You can retake a quiz as often as you like.';
const LIE = 'Each retake costs 5 dollars.';
const BEST = 'The best score counts.';

let journey: Journey;
let model: ScriptedModelServer;

beforeAll(async () => {
  model = await startScriptedModelServer();
  journey = await startJourney({
    environment: {
      LLM_PROVIDER: 'anthropic',
      LLM_MODEL: 'scripted',
      LLM_BASE_URL: model.anthropicUrl,
      LLM_API_KEY: 'key-of-the-test',
    },
  });
});

afterAll(async () => {
  await journey.end();
  await model.close();
});

afterEach(() => {
  expect(journey.sandbox.violations).toEqual([]);
});

test('an answer grows while it is written, sentence by checked sentence, and ends with the usual buttons', async () => {
  const { sandbox, course } = journey;
  // The end comes long after the first sentence: what is seen before is a draft.
  const text = draft([TRUE, 1], [LIE, 1], [BEST, 1]) + ' '.repeat(400);
  model.script({ kind: 'say', text, pieceLength: 10, pauseMs: 60 });
  sandbox.slash(course.learner, course.questions, 'ask', { question: RETAKE });
  const growing = await sandbox.waitForMessage(course.questions, (message) =>
    sandbox.buttonsOn(message).includes('Stop'),
  );
  expect(growing.content).not.toContain('dollars');
  const whole = await sandbox.waitForMessage(
    course.questions,
    (message) => message.id === growing.id && sandbox.buttonsOn(message).includes('Ask staff'),
  );
  expect(whole.content).toContain(`${TRUE} ${BEST} [1]`);
  expect(whole.content).not.toContain('dollars');
  expect(sandbox.buttonsOn(whole)).not.toContain('Stop');
});

test('only the asker can stop it; what was checked by then is the answer', async () => {
  const { sandbox, course } = journey;
  const text = draft(['Quizzes have no time limit.', 1], [LIE, 1]) + ' '.repeat(60_000);
  model.script({ kind: 'say', text: text.slice(0, 11_000), pieceLength: 20, pauseMs: 30 });
  const question = 'Do quizzes have a time limit?';
  sandbox.slash(course.learner, course.questions, 'ask', { question });
  const growing = await sandbox.waitForMessage(
    course.questions,
    (message) =>
      sandbox.buttonsOn(message).includes('Stop') && message.content.includes('no time limit. [1]'),
  );
  const refused = await sandbox.clickButton(course.staff, growing, 'Stop').message();
  expect(refused.content).toContain('Only the person who asked');
  sandbox.clickButton(course.learner, growing, 'Stop');
  const whole = await sandbox.waitForMessage(
    course.questions,
    (message) => message.id === growing.id && sandbox.buttonsOn(message).includes('Ask staff'),
  );
  expect(whole.content).toContain('Quizzes have no time limit. [1]');
});

test('a model that falls silent in the middle leaves no half answer: the notes answer', async () => {
  const { sandbox, course } = journey;
  const text = draft(['The best score counts.', 1]).slice(0, -2);
  model.script({ kind: 'stall', text });
  const question = 'Does the best score of my quiz attempts count?';
  sandbox.slash(course.learner, course.questions, 'ask', { question });
  const patient = { timeoutMs: 60_000 };
  const growing = await sandbox.waitForMessage(
    course.questions,
    (message) =>
      sandbox.buttonsOn(message).includes('Stop') && message.content.startsWith('The best score'),
    patient,
  );
  const whole = await sandbox.waitForMessage(
    course.questions,
    (message) => message.id === growing.id && sandbox.buttonsOn(message).includes('Ask staff'),
    patient,
  );
  expect(sandbox.buttonsOn(whole)).not.toContain('Stop');
  expect(whole.content.length).toBeGreaterThan(0);
});

test('a dead model changes nothing for the learner', async () => {
  const { sandbox, course } = journey;
  model.script({ kind: 'status', status: 529 });
  const question = 'Why do gradients vanish in an RNN?';
  const answer = await sandbox
    .slash(course.learner, course.questions, 'ask', { question })
    .message();
  expect(answer.content).toContain('multiplies many factors below 1');
  expect(sandbox.buttonsOn(answer)).toContain('Ask staff');
});

test('a question that mentions the bot is answered in one message, which grows', async () => {
  // Another server's: what was written for one is not told in the other.
  const { sandbox, course } = journey.inCourse(furnishCourse(journey.sandbox));
  const text = draft([TRUE, 1], [LIE, 1], [BEST, 1]) + ' '.repeat(200);
  model.script({ kind: 'say', text, pieceLength: 10, pauseMs: 60 });
  sandbox.sendMessage(course.learner, course.questions, `<@${sandbox.botUserId}> ${RETAKE}`);
  const growing = await sandbox.waitForMessage(course.questions, (message) =>
    sandbox.buttonsOn(message).includes('Stop'),
  );
  const whole = await sandbox.waitForMessage(
    course.questions,
    (message) => message.id === growing.id && sandbox.buttonsOn(message).includes('Ask staff'),
  );
  expect(whole.content).not.toContain('dollars');
});
