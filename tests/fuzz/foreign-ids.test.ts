import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { APIMessage, PersonHandle } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { startFuzzStage, type FuzzStage } from '../support/fuzz-stage.ts';

/** Stands in the private question of one learner, and nowhere else. */
const SECRET = 'HELIOTROPE';
const ON_AN_ANSWER = [
  'ask-staff',
  'solved',
  'show-all',
  'show-all-page:0',
  'more-sources',
  'more-sources-page:0',
  'not-helpful',
  'share-here',
  'judge:wrong',
];
const ON_THE_DESK = [
  'claim',
  'reply',
  'resolve',
  'dismiss',
  'release',
  'take-over',
  'reopen',
  'learn',
  'reply-solved',
  'still-unsolved',
  'withdraw',
];

let stage: FuzzStage;
let questionId: string;
let escalationId: string;

/** The id of a question or an escalation in the buttons below a message. */
function idIn({ components }: APIMessage): string {
  return /"custom_id":"[a-z-]+:([\da-f-]{14,36})"/.exec(JSON.stringify(components))?.[1] ?? '';
}

beforeAll(async () => {
  stage = await startFuzzStage();
  const { sandbox, course } = stage.journey;
  const question = `How often can I retake a quiz, for ${SECRET}?`;
  const asked = sandbox.slash(course.learner, course.questions, 'ask', { question, private: true });
  const answer = await asked.message();
  questionId = idIn(answer);
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(
    course.staffRoom,
    (message) => sandbox.buttonsOn(message).includes('Claim'),
    { timeoutMs: 60_000 },
  );
  escalationId = idIn(card);
  for (const id of [questionId, escalationId]) expect(id).toMatch(/^[\da-f-]{14,36}$/);
});

afterAll(async () => stage.journey.end());

/** Presses a button that stands nowhere on the screen; gives all that the presser then sees in that place. */
async function forge(
  { sandbox, course }: Journey,
  person: PersonHandle,
  id: string,
): Promise<string> {
  const place = await sandbox.slash(person, course.questions, 'help').message();
  const pressed = sandbox.clickButton(person, place, id, { isForged: true });
  await pressed.settled();
  expect(pressed.failed).toBe(false);
  const said = () =>
    pressed.followUps[0] ?? (pressed.shown?.kind === 'update' ? undefined : pressed.shown);
  await sandbox.waitFor(said, { timeoutMs: 60_000, what: `what comes of ${id}` });
  const { shown } = pressed;
  const form = shown?.kind === 'modal' ? JSON.stringify(shown.modal.payload) : '';
  return form + JSON.stringify(sandbox.messagesIn(course.questions, person));
}

/** What the desk has on record of the escalation by now: its state and its history. */
async function record(): Promise<string> {
  const { sandbox, course } = stage.journey;
  const view = sandbox.slash(course.staff, course.staffRoom, 'escalations view', { id: '1' });
  const { content, embeds } = await view.message();
  expect(JSON.stringify(embeds) + content).toContain(SECRET);
  return JSON.stringify([content, embeds]);
}

describe('an id of another server', () => {
  test.each([...ON_AN_ANSWER, ...ON_THE_DESK])(
    '%s does nothing for staff and learners',
    async (name) => {
      const before = await record();
      const elsewhere = stage.journey.inCourse(furnishCourse(stage.journey.sandbox));
      await elsewhere.setUp();
      const { manager, learner } = elsewhere.course;
      for (const person of [manager, learner]) {
        for (const id of [questionId, escalationId]) {
          expect(await forge(elsewhere, person, `${name}:${id}`)).not.toContain(SECRET);
        }
      }
      expect(await record()).toBe(before);
      stage.expectUnharmed();
    },
  );
});

describe("an id of another learner's private question", () => {
  test.each(ON_AN_ANSWER)('%s does nothing', async (name) => {
    const before = await record();
    const { course } = stage.journey;
    const other = course.guild.addMember({ name: 'Otto' });
    const seen = await forge(stage.journey, other, `${name}:${questionId}`);
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('retake');
    expect(await record()).toBe(before);
    stage.expectUnharmed();
  });

  test.each(ON_THE_DESK)('%s of its escalation does nothing', async (name) => {
    const before = await record();
    const other = stage.journey.course.guild.addMember({ name: 'Otto' });
    expect(await forge(stage.journey, other, `${name}:${escalationId}`)).not.toContain(SECRET);
    expect(await record()).toBe(before);
  });
});

describe('Share here', () => {
  /** What others see of a place after somebody pressed it below an answer that is not shown to them. */
  async function seenAfterSharing(person: PersonHandle, id: string): Promise<string> {
    const { sandbox, course } = stage.journey;
    await forge(stage.journey, person, `share-here:${id}`);
    return JSON.stringify(sandbox.messagesIn(course.questions, course.manager));
  }

  test('posts nothing of a private question, not even for its learner', async () => {
    const { course } = stage.journey;
    const seen = await seenAfterSharing(course.learner, questionId);
    expect(seen).not.toContain('quiz');
  });

  test('posts the answer of somebody else for nobody', async () => {
    const { sandbox, course } = stage.journey;
    const asker = course.guild.addMember({ name: 'Ida' });
    const question = 'How often can I retake a quiz?';
    const answer = await sandbox.slash(asker, course.questions, 'ask', { question }).message();
    const other = course.guild.addMember({ name: 'Otto' });
    const before = sandbox.messagesIn(course.questions, course.manager).length;
    await seenAfterSharing(other, idIn(answer));
    expect(sandbox.messagesIn(course.questions, course.manager)).toHaveLength(before);
  });
});

test('staff of its own server can', async () => {
  const before = await record();
  await forge(stage.journey, stage.journey.course.staff, `claim:${escalationId}`);
  expect(await record()).not.toBe(before);
});

test('what has ended is taken up again by its own learner, and by no other', async () => {
  const { sandbox, course } = stage.journey;
  const { staff, staffRoom, guild, learner } = course;
  await sandbox.slash(staff, staffRoom, 'escalations resolve', { id: '1' }).message();
  const ended = await record();
  const other = guild.addMember({ name: 'Otto' });
  await forge(stage.journey, other, `still-unsolved:${escalationId}`);
  expect(await record()).toBe(ended);
  await forge(stage.journey, learner, `still-unsolved:${escalationId}`);
  expect(await record()).not.toBe(ended);
});
