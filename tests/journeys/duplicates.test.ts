import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonHandle } from '../../src/sandbox/driver/handles.ts';
import type { APIMessage, Sandbox } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const PATIENCE_MS = 60_000;
const patient = { timeoutMs: PATIENCE_MS };
const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);
const GRADER = 'Where can I see why the grader gave my lab no points?';
const UPLOAD = 'My notebook upload never arrives, what now?';

/** Staff say that two escalations ask the same: whoever asked either reads the one answer, once. */
describe('a duplicate of another escalation', () => {
  let journey: Journey;
  let sandbox: Sandbox;
  let bea: PersonHandle;

  beforeEach(async () => {
    journey = await startJourney();
    ({ sandbox } = journey);
    await journey.setUp();
    bea = journey.course.guild.addMember({ name: 'Bea' });
  });

  afterEach(async () => {
    expect(sandbox.violations).toEqual([]);
    await journey.end();
  });

  async function escalate(person: PersonHandle, question: string, more = {}): Promise<void> {
    const { questions } = journey.course;
    const asked = sandbox.slash(person, questions, 'ask', { question, ...more });
    const answer = await asked.message(patient);
    await sandbox.clickButton(person, answer, 'Ask staff').followUp(undefined, patient);
  }

  const thread = (number: number) =>
    sandbox.waitFor(
      () =>
        sandbox
          .threadsIn(journey.course.staffRoom)
          .find((each) => each.name.startsWith(`#${number} `)),
      { what: `thread ${number}`, timeoutMs: PATIENCE_MS },
    );

  async function card(number: number, fits: (message: APIMessage) => boolean = () => true) {
    const { id } = await thread(number);
    const isCard = (message: APIMessage) => message.id === id && fits(message);
    return sandbox.waitForMessage(journey.course.staffRoom, isCard, patient);
  }

  async function reply(number: number, text: string): Promise<void> {
    const { staff } = journey.course;
    const form = await sandbox.clickButton(staff, await card(number), 'Reply').modal();
    await sandbox.submitModal(staff, form, { text }).message(patient);
  }

  async function say(number: number, subcommand: string, more = {}): Promise<string> {
    const { staff, staffRoom } = journey.course;
    const command = `escalations ${subcommand}`;
    const said = sandbox.slash(staff, staffRoom, command, { id: String(number), ...more });
    return JSON.stringify(await said.message(patient));
  }

  const isDuplicateOf = (number: number, original: number) =>
    say(number, 'resolve', { outcome: 'duplicate', about: String(original) });

  const told = (person: PersonHandle, text: string) =>
    sandbox.waitForMessage(
      journey.course.questions,
      (message) => says(text)(message) && says(`<@${person.id}>`)(message),
      patient,
    );

  const timesTold = (person: PersonHandle, text: string) =>
    sandbox
      .messagesIn(journey.course.questions)
      .filter((message) => says(text)(message) && says(`<@${person.id}>`)(message)).length;

  it(
    'has its learner follow the other: its number, its status, its answer',
    async () => {
      const { learner, questions } = journey.course;
      await escalate(learner, GRADER);
      await escalate(bea, UPLOAD);
      await thread(2);
      expect(await isDuplicateOf(2, 1)).toContain('follows **#1**');
      await told(bea, 'the same as **#1**');
      await card(1, says('1 more learner asks this'));
      const { id } = await thread(1);
      await sandbox.waitForMessage(id, says('My notebook upload never arrives'), patient);
      const mine = await sandbox.slash(bea, questions, 'my-questions').message();
      expect(mine.content).toContain('with staff, #1');
      expect(mine.content).not.toContain('#2');

      await reply(1, 'The report is under Grades.');
      await told(learner, 'The report is under Grades.');
      await told(bea, 'The report is under Grades.');
      expect(await say(2, 'view')).toContain('duplicate of #1');
      expect(await say(1, 'view')).toContain('#2');

      // It was another question after all: Bea waits for her own answer again, and hears no more of #1.
      await say(2, 'reopen');
      await told(bea, 'took up **#2** again');
      await card(1, (message) => !says('more learner')(message));
      await reply(1, 'And it is back tomorrow.');
      await told(learner, 'And it is back tomorrow.');
      expect(timesTold(bea, 'back tomorrow')).toBe(0);
    },
    PATIENCE_MS * 3,
  );

  // Her words reopened #2, so that she no longer followed #1 and staff had the same question twice again.
  it(
    'takes what its learner adds to the thread of the other, and stays a duplicate',
    async () => {
      const { learner, questions } = journey.course;
      await escalate(learner, GRADER);
      await escalate(bea, UPLOAD);
      await thread(2);
      await isDuplicateOf(2, 1);
      const notice = await told(bea, 'the same as **#1**');
      sandbox.sendMessage(bea, questions, 'It is lab 3, if that helps.', { replyTo: notice });
      const { id } = await thread(1);
      await sandbox.waitForMessage(id, says('It is lab 3, if that helps.'), patient);
      expect(await say(2, 'view')).toContain('duplicate of #1');
      await reply(1, 'The report is under Grades.');
      await told(bea, 'The report is under Grades.');
      expect(timesTold(bea, 'took up **#2** again')).toBe(0);

      // Of an original that has ended too, her own question is what is not solved.
      await say(1, 'resolve', { outcome: 'answered' });
      sandbox.sendMessage(bea, questions, 'It still never arrives.', { replyTo: notice });
      const own = await thread(2);
      await sandbox.waitForMessage(own.id, says('It still never arrives.'), patient);
      await card(2, says('open'));
    },
    PATIENCE_MS * 3,
  );

  it(
    'of one that was answered and has ended hands on the answer, once',
    async () => {
      const { learner } = journey.course;
      await escalate(learner, GRADER);
      await escalate(bea, UPLOAD);
      await reply(1, 'The report is under Grades.');
      await told(learner, 'under Grades');
      await say(1, 'resolve', { outcome: 'not-an-issue', 'last-word': 'Nothing is broken.' });
      await isDuplicateOf(2, 1);
      await told(bea, 'same question as **#1**');
      await told(bea, 'The report is under Grades.');
      await told(bea, 'Nothing is broken.');
      await isDuplicateOf(2, 1);
      await say(2, 'reopen');
      await told(bea, 'took up **#2** again');
      expect(timesTold(bea, 'under Grades')).toBe(1);
      expect(timesTold(learner, 'under Grades')).toBe(1);
    },
    PATIENCE_MS * 3,
  );

  it(
    'of the learner’s own tells them once, where they asked first',
    async () => {
      const { learner } = journey.course;
      await escalate(learner, GRADER);
      await escalate(learner, UPLOAD);
      await thread(2);
      await isDuplicateOf(2, 1);
      await told(learner, 'the same as **#1**');
      await reply(1, 'The report is under Grades.');
      await told(learner, 'under Grades');
      await say(1, 'resolve', { 'last-word': 'Good luck.' });
      await told(learner, 'Good luck.');
      expect(timesTold(learner, 'under Grades')).toBe(1);
    },
    PATIENCE_MS * 3,
  );

  it(
    'hears nothing of what was said to somebody in private',
    async () => {
      const { learner } = journey.course;
      await escalate(learner, GRADER, { private: true });
      await escalate(bea, UPLOAD);
      await thread(2);
      expect(await isDuplicateOf(2, 1)).toContain('asked in private');
      await told(bea, 'same question as **#1**');
      await reply(1, 'You failed unit 3, between us.');
      await sandbox.waitForMessage(sandbox.openDm(learner), says('between us'), patient);
      expect(timesTold(bea, 'between us')).toBe(0);
      expect(sandbox.messagesIn(journey.course.questions).filter(says('between us'))).toEqual([]);
    },
    PATIENCE_MS * 3,
  );

  it(
    'goes on when the learner who asked first needs no answer any more, and can be split off again',
    async () => {
      const { learner, staff } = journey.course;
      const cem = journey.course.guild.addMember({ name: 'Cem' });
      await escalate(learner, GRADER);
      await escalate(bea, UPLOAD);
      await escalate(cem, 'How many points does the final exam have?');
      await thread(3);
      await isDuplicateOf(2, 1);
      await isDuplicateOf(3, 1);
      await told(cem, 'the same as **#1**');
      await reply(1, 'The report is under Grades.');
      const read = await told(learner, 'under Grades');
      await sandbox.clickButton(learner, read, 'That solved it').message();
      const { id } = await thread(1);
      await sandbox.waitForMessage(id, says(`it is <@${bea.id}>’s question now`), patient);
      const note = await sandbox.waitForMessage(id, says('How many points'), patient);
      await sandbox.clickButton(staff, note, 'Not the same').message();
      await told(cem, 'It was with **#1**');
      await card(3, says('🟡 open'));
      await reply(3, 'It has 100 points.');
      await told(cem, '100 points');
      await reply(1, 'It is sorted by week there.');
      await told(bea, 'sorted by week');
      expect(timesTold(learner, 'sorted by week')).toBe(0);
      expect(timesTold(cem, 'sorted by week')).toBe(0);
    },
    PATIENCE_MS * 3,
  );
});
