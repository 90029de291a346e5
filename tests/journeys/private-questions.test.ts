import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { PersonHandle } from '../../src/sandbox/driver/handles.ts';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Log } from '../../src/core/log.ts';
import { startJourney, type Journey } from '../support/journey.ts';

/** Stands in every private question. */
const PRIVATE = 'HELIOTROPE';
const QUESTION = 'The quokka simulator shows a purple screen, what can I do?';
const ASKED = `${PRIVATE} here, my tutor must not know: ${QUESTION}`;
const PATIENCE_MS = 60_000;

let journey: Journey;
const logged: string[] = [];

beforeAll(async () => {
  const keep: Log['info'] = (...line) => void logged.push(inspect(line, { depth: 9 }));
  const log: Log = { debug: () => undefined, info: keep, warn: keep, error: keep };
  journey = await startJourney({ log });
});

afterAll(async () => journey.end());

/** A course server in which a learner has put a private question to staff. Gives its card. */
async function start() {
  const here = journey.inCourse(furnishCourse(journey.sandbox));
  const { sandbox, course } = here;
  await here.setUp();
  const { learner, questions, guild } = course;
  const asked = sandbox.slash(learner, questions, 'ask', { question: ASKED, private: true });
  await sandbox.clickButton(learner, await asked.message(), 'Ask staff').followUp();
  return { here, card: await cardOf(here, 1), otto: guild.addMember({ name: 'Otto' }) };
}

async function cardOf({ sandbox, course }: Journey, number: number): Promise<APIMessage> {
  return sandbox.waitForMessage(
    course.staffRoom,
    (message) =>
      sandbox.buttonsOn(message).includes('Claim') &&
      JSON.stringify(message).includes(`#${number}`),
    { timeoutMs: PATIENCE_MS },
  );
}

async function ask({ sandbox, course }: Journey, person: PersonHandle, question: string) {
  return sandbox.slash(person, course.questions, 'ask', { question }).message();
}

/** All that somebody who is not staff can read in the server. */
function seenBy({ sandbox, course }: Journey, person: PersonHandle): string {
  const { questions, help } = course;
  const threads = [questions, help].flatMap((channel) => sandbox.threadsIn(channel));
  const places = [questions, ...threads, sandbox.openDm(person)];
  return JSON.stringify([threads, places.map((place) => sandbox.messagesIn(place, person))]);
}

test('staff save a known issue from a private question in their own words', async () => {
  const { here, card, otto } = await start();
  const { sandbox, course } = here;
  const form = await sandbox.clickButton(course.staff, card, 'Save as known issue').modal();
  expect(JSON.stringify(form)).not.toContain(PRIVATE);
  expect(JSON.stringify(form)).not.toContain('quokka');
  expect(JSON.stringify(form)).toContain('in your own words');
  const saved = await sandbox
    .submitModal(course.staff, form, {
      title: 'The quokka simulator shows a purple screen',
      symptom: 'The quokka simulator starts with a purple screen.',
      body: 'Press F9 twice, then reload the quokka simulator.',
    })
    .message();
  expect(saved.content).toContain('is saved');
  const answer = await ask(here, otto, QUESTION);
  expect(answer.content).toContain('Press F9 twice');
  if (sandbox.buttonsOn(answer).includes('More sources'))
    await sandbox.clickButton(otto, answer, 'More sources').settled();
  for (const search of ['', PRIVATE, 'quokka'])
    await sandbox.slash(otto, course.questions, 'known-issues', { search }).message();
  expect(seenBy(here, otto)).not.toContain(PRIVATE);
});

test('nobody else meets a private question, however near theirs is', async () => {
  const { here, otto } = await start();
  const { sandbox, course } = here;
  const { questions } = course;
  const answer = await ask(here, otto, QUESTION);
  const told = await sandbox.clickButton(otto, answer, 'Ask staff').followUp();
  // It is no second wording of the private one, and does not say that there is one.
  expect(told.content).toContain('#2');
  expect(told.content).not.toContain('#1');
  const card = await cardOf(here, 2);
  expect(JSON.stringify(card)).not.toContain(PRIVATE);

  await ask(here, otto, 'and what about the screen?');
  const mention = `<@${sandbox.botUserId}> and what about the other one?`;
  const called = sandbox.sendMessage(otto, questions, mention);
  await sandbox.waitForMessage(
    questions,
    ({ message_reference: to }) => to?.message_id === called.id,
  );
  const dm = sandbox.openDm(otto);
  const asked = sandbox.sendMessage(otto, dm, QUESTION);
  await sandbox.waitForMessage(dm, ({ message_reference: to }) => to?.message_id === asked.id);
  for (const command of ['my-questions', 'help', 'privacy export'])
    await sandbox.slash(otto, questions, command).message();
  expect(seenBy(here, otto)).not.toContain(PRIVATE);
  const own = await sandbox.slash(course.learner, questions, 'my-questions').message();
  expect(JSON.stringify(own)).toContain(PRIVATE);
});

test('staff are not shown the words of a resolved private question below another one', async () => {
  const { here, card, otto } = await start();
  const { sandbox, course } = here;
  await sandbox.clickButton(course.staff, card, 'Resolve').message();
  const answer = await ask(here, otto, QUESTION);
  await sandbox.clickButton(otto, answer, 'Ask staff').followUp();
  const second = await cardOf(here, 2);
  expect(JSON.stringify(second)).toContain('Asked before');
  expect(JSON.stringify(second)).not.toContain(PRIVATE);
  expect(seenBy(here, otto)).not.toContain(PRIVATE);
});

test('no log holds what was asked', () => {
  expect(logged.join('\n')).toContain('question judged');
  expect(logged.join('\n')).not.toContain(PRIVATE);
  expect(logged.join('\n')).not.toContain('quokka');
});
