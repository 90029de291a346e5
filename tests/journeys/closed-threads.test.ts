import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelHandle } from '../../src/sandbox/driver/handles.ts';
import type { APIMessage, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const PATIENCE_MS = 60_000;
const patient = { timeoutMs: PATIENCE_MS };
const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

let journey: Journey;

afterEach(async () => {
  expect(journey.sandbox.violations).toEqual([]);
  await journey.end();
});

async function begin(sandbox: SandboxOptions = {}, staffForum = false) {
  journey = await startJourney({ sandbox });
  const { course } = journey;
  const desk = staffForum ? course.guild.addForum({ name: 'desk' }) : course.staffRoom;
  await journey.sandbox
    .slash(course.manager, course.staffRoom, 'setup', {
      'staff-channel': desk,
      'staff-role': course.staffRole,
    })
    .message(patient);
  return { ...course, sandbox: journey.sandbox, desk };
}

async function escalate(where: ChannelHandle, question: string): Promise<void> {
  const { sandbox, course } = journey;
  const answer = await sandbox.slash(course.learner, where, 'ask', { question }).message(patient);
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp(undefined, patient);
}

const threadOf = (desk: ChannelHandle, number: number) =>
  journey.sandbox.waitFor(
    () => journey.sandbox.threadsIn(desk).find(({ name }) => name.startsWith(`#${number} `)),
    { what: `thread ${number}`, timeoutMs: PATIENCE_MS },
  );

async function resolve(number: number): Promise<void> {
  const { sandbox, course } = journey;
  const id = String(number);
  await sandbox
    .slash(course.staff, course.staffRoom, 'escalations resolve', { id })
    .message(patient);
}

/** The learner asked in a thread that somebody put away before staff had an answer. */
describe('a reply to a question whose thread', () => {
  async function replyAfter(change: { isArchived?: boolean; isLocked?: boolean }, may = true) {
    const { sandbox, questions, learner, staff, desk, guild } = await begin();
    const origin = sandbox.createThread(learner, questions, { name: 'my lab' });
    await escalate(origin, 'Where can I see why the grader gave my lab no points?');
    const { id } = await threadOf(desk, 1);
    const isCard = (message: APIMessage) => message.id === id;
    const card = await sandbox.waitForMessage(desk, isCard, patient);
    if (!may) sandbox.setPermissions(questions, [{ for: guild.botRole, deny: ['ManageThreads'] }]);
    sandbox.changeThread(origin, change);
    const form = await sandbox.clickButton(staff, card, 'Reply').modal();
    await sandbox.submitModal(staff, form, { text: 'It is under Grades.' }).message(patient);
    return { sandbox, origin, learner, thread: id };
  }

  it.each([{ isArchived: true }, { isLocked: true }, { isArchived: true, isLocked: true }])(
    'was closed (%o) arrives there',
    async (change) => {
      const { sandbox, origin, thread } = await replyAfter(change);
      await sandbox.waitForMessage(origin, says('It is under Grades.'), patient);
      await sandbox.waitForMessage(thread, says('Sent to the learner'), patient);
    },
    PATIENCE_MS * 2,
  );

  it.each([{ isLocked: true }, { isArchived: true, isLocked: true }])(
    'is locked (%o) for the bot goes by direct message, and staff read why',
    async (change) => {
      const { sandbox, origin, learner, thread } = await replyAfter(change, false);
      await sandbox.waitForMessage(sandbox.openDm(learner), says('It is under Grades.'), patient);
      const sent = await sandbox.waitForMessage(thread, says('Sent to the learner'), patient);
      expect(sent.content).toContain(
        `By direct message, because the thread <#${origin.id}> is locked`,
      );
      expect(sandbox.messagesIn(origin).filter(says('It is under Grades.'))).toEqual([]);
    },
    PATIENCE_MS * 2,
  );
});

/** Discord allows a server so many active threads: the staff thread of an escalation is one. */
describe('an escalation for which a server has no thread left', () => {
  it.each(['text', 'forum'] as const)(
    'waits, says so, and is delivered as soon as there is one (staff %s channel)',
    async (kind) => {
      const isForum = kind === 'forum';
      const { sandbox, questions, desk } = await begin({ maxActiveThreads: 1 }, isForum);
      await escalate(questions, 'Where can I see why the grader gave my lab no points?');
      await threadOf(desk, 1);
      await escalate(questions, 'My notebook upload never arrives, what now?');
      const told = isForum ? sandbox.openDm(await ownerOf()) : desk;
      const note = await sandbox.waitForMessage(told, says('as many active threads'), patient);
      expect(note.content).toContain('**#2**');
      expect(note.content).toContain('Archive threads that are over');

      await resolve(1);
      const { id } = await threadOf(desk, 2);
      const place = isForum ? id : desk;
      const isCard = (message: APIMessage) => message.id === id;
      const card = await sandbox.waitForMessage(place, isCard, patient);
      expect(sandbox.buttonsOn(card)).toContain('Claim');
      expect(sandbox.threadsIn(desk)).toHaveLength(2);
      const cards = sandbox.messagesIn(place).filter(says('My notebook upload never arrives'));
      expect(cards).toHaveLength(1);
    },
    PATIENCE_MS * 3,
  );

  it(
    'is reopened only as far as it can be, and whole once there is room',
    async () => {
      const { sandbox, questions, staffRoom, staff, learner, desk } = await begin({
        maxActiveThreads: 1,
      });
      await escalate(questions, 'Where can I see why the grader gave my lab no points?');
      const { id } = await threadOf(desk, 1);
      await resolve(1);
      await sandbox.waitFor(() => sandbox.threadState(id).isArchived, patient);
      const other = sandbox.createThread(learner, questions, { name: 'chat' });
      const reopened = sandbox.slash(staff, staffRoom, 'escalations reopen', { id: '1' });
      await reopened.message(patient);
      await sandbox.waitForMessage(desk, says('as many active threads'), patient);
      sandbox.changeThread(other, { isArchived: true });
      await sandbox.waitForMessage(id, says('Reopened by'), patient);
      expect(sandbox.threadState(id)).toMatchObject({ isArchived: false, isLocked: false });
    },
    PATIENCE_MS * 3,
  );

  async function ownerOf() {
    const { sandbox } = journey;
    const call = await sandbox.waitFor(
      () => sandbox.calls.find(({ path }) => path.endsWith('/users/@me/channels')),
      patient,
    );
    // SAFETY: the body of this request, which the sandbox has checked.
    return (call.body as { recipient_id: string }).recipient_id;
  }
});
