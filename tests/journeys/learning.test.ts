import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const UNKNOWN = 'The quokka simulator shows a purple screen, what can I do?';

let journey: Journey;

beforeAll(async () => {
  journey = await startJourney();
});

afterAll(async () => journey.end());

afterEach(() => {
  expect(journey.sandbox.violations).toEqual([]);
});

/** The one bot, and a course server of its own for each test. */
async function start(): Promise<Journey> {
  const here = journey.inCourse(furnishCourse(journey.sandbox));
  await here.setUp();
  return here;
}

async function ask({ sandbox, course }: Journey, question: string): Promise<APIMessage> {
  return sandbox.slash(course.learner, course.questions, 'ask', { question }).message();
}

/** A question that staff have, and its card. */
async function escalate(here: Journey, question = UNKNOWN): Promise<APIMessage> {
  const { sandbox, course } = here;
  const answer = await ask(here, question);
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  return sandbox.waitForMessage(course.staffRoom, (message) =>
    sandbox.buttonsOn(message).includes('Save as known issue'),
  );
}

async function saveKnownIssue(
  { sandbox, course }: Journey,
  card: APIMessage,
  typed: Record<string, string>,
): Promise<APIMessage> {
  const form = await sandbox.clickButton(course.staff, card, 'Save as known issue').modal();
  return sandbox.submitModal(course.staff, form, typed).message();
}

const ISSUE = {
  title: 'The quokka simulator shows a purple screen',
  symptom: 'The quokka simulator starts with a purple screen.',
  cause: 'Its graphics driver is switched off.',
  body: 'Press F9 twice, then reload the quokka simulator.',
};

test('what staff save answers the next learner, and the first one is told once', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const card = await escalate(here);
  const form = await sandbox.clickButton(course.staff, card, 'Save as known issue').modal();
  expect(sandbox.fieldsOf(form).map(({ customId }) => customId)).toEqual([
    'title',
    'symptom',
    'cause',
    'body',
    'course',
  ]);
  expect(JSON.stringify(form)).toContain('quokka simulator shows a purple screen');
  const saved = await sandbox.submitModal(course.staff, form, ISSUE).message();
  expect(saved.content).toContain('is saved, and answers the next learner');

  const told = await sandbox.waitForMessage(course.questions, ({ content }) =>
    content.includes('Staff wrote down how **#1** is solved'),
  );
  expect(told.content).toContain('Press F9 twice');
  expect(told.mentions.map(({ id }) => id)).toEqual([course.learner.id]);

  const answer = await ask(here, UNKNOWN);
  expect(answer.content).toContain('Press F9 twice');
  expect(answer.content).toContain('#1');

  const again = await saveKnownIssue(here, card, { ...ISSUE, body: 'Press F8 once.' });
  expect(again.content).toContain('is saved');
  const corrected = await ask(here, UNKNOWN);
  expect(corrected.content).toContain('Press F8 once.');
  const news = sandbox
    .messagesIn(course.questions)
    .filter(({ content }) => content.includes('Staff wrote down'));
  expect(news).toHaveLength(1);

  const elsewhere = await ask(await start(), UNKNOWN);
  expect(elsewhere.content).not.toContain('Press F8');
});
