import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const KNOWN = 'How do I get past the grader? It rejects my correct notebook.';
const UNKNOWN = 'Is there a study group on Thursday evenings in Lisbon?';
const PATIENT = { timeoutMs: 60_000 };

let journey: Journey;

beforeAll(async () => {
  journey = await startJourney();
});

afterAll(async () => journey.end());

afterEach(() => {
  expect(journey.sandbox.violations).toEqual([]);
});

/** The one bot, a course server of its own, and another learner in it. */
async function start() {
  const here = journey.inCourse(furnishCourse(journey.sandbox));
  await here.setUp();
  const { sandbox, course } = here;
  const other = course.guild.addMember({ name: 'Noa' });
  const escalate = async (person: { id: string }, message: APIMessage) =>
    (await sandbox.messageMenu(person, 'Escalate to staff', message).message(PATIENT)).content;
  const cards = () =>
    sandbox.messagesIn(course.staffRoom).filter(({ embeds }) => embeds.length > 0);
  const card = async (text: string) =>
    sandbox.waitForMessage(course.staffRoom, (m) => JSON.stringify(m).includes(text), PATIENT);
  return { ...here, ...course, other, escalate, card, cards };
}

describe('Escalate to staff', () => {
  test('by staff calls for the author, who is told, and no second time', async () => {
    const { sandbox, learner, staff, questions, escalate, card, cards, other } = await start();
    const wrote = sandbox.sendMessage(learner, questions, UNKNOWN);
    expect(await escalate(staff, wrote)).toMatch(new RegExp(`<@${learner.id}>.*#1`));
    expect(JSON.stringify(await card('study group'))).toContain(`Asked by <@${learner.id}>`);
    const told = await sandbox.waitForMessage(
      questions,
      ({ content }) => content.includes('Staff have your question'),
      PATIENT,
    );
    expect(told.mentions.map(({ id }) => id)).toEqual([learner.id]);
    expect(told.message_reference?.message_id).toBe(wrote.id);
    expect(await escalate(staff, wrote)).toContain('already have this question as **#1**');
    expect(await escalate(other, wrote)).toContain('already have this question as **#1**');
    expect(cards()).toHaveLength(1);
  });

  test('by the author asks for themselves, by another learner for that one', async () => {
    const { sandbox, learner, other, questions, escalate, card } = await start();
    const own = sandbox.sendMessage(learner, questions, UNKNOWN);
    expect(await escalate(learner, own)).toContain('with the course staff as **#1**');
    const theirs = sandbox.sendMessage(learner, questions, 'Does anybody rent out a bicycle?');
    expect(await escalate(other, theirs)).toContain('with the course staff as **#2**');
    expect(JSON.stringify(await card('bicycle'))).toContain(`Asked by <@${other.id}>`);
  });

  test('of a message that the bot answered says the number, with what it answered', async () => {
    const { sandbox, learner, staff, questions, escalate, card, cards } = await start();
    const wrote = sandbox.sendMessage(learner, questions, `<@${sandbox.botUserId}> ${KNOWN}`);
    const answer = await sandbox.waitForMessage(
      questions,
      ({ message_reference: to }) => to?.message_id === wrote.id,
      PATIENT,
    );
    expect(await escalate(staff, wrote)).toContain('#1');
    expect(JSON.stringify(await card('#1'))).toContain('What I answered');
    const pressed = await sandbox
      .clickButton(learner, answer, 'Ask staff')
      .followUp(undefined, PATIENT);
    expect(pressed.content).toContain('already have this question as **#1**');
    expect(cards()).toHaveLength(1);
  });

  test('takes no word of a bot, and nothing twice from the staff thread', async () => {
    const { sandbox, learner, staff, questions, staffRoom, escalate, cards } = await start();
    const answer = await sandbox
      .slash(learner, questions, 'ask', { question: UNKNOWN })
      .message(PATIENT);
    expect(await escalate(learner, answer)).toContain('only take to staff what a person wrote');
    expect(cards()).toEqual([]);
    const wrote = sandbox.sendMessage(learner, questions, UNKNOWN);
    await escalate(staff, wrote);
    const thread = await sandbox.waitFor(() => sandbox.threadsIn(staffRoom)[0], PATIENT);
    const said = sandbox.sendMessage(staff, thread, 'Has anybody an idea?');
    expect(await escalate(staff, said)).toContain('already have this question as **#1**');
  });
});

describe('once staff have spoken in a post', () => {
  test('the bot is quiet there, until it is mentioned', async () => {
    const { sandbox, learner, manager, staff, help, dataDir, staffRoom, card } = await start();
    await sandbox.slash(manager, staffRoom, 'setup', { 'help-channel': help }).message(PATIENT);
    const post = sandbox.createForumPost(learner, help, { title: 'Grader', content: KNOWN });
    const byBot = () => sandbox.messagesIn(post).filter(({ author }) => author.bot === true);
    const [answer] = await sandbox.waitFor(() => byBot().length > 0 && byBot(), PATIENT);
    if (answer === undefined) throw new Error('no answer');
    await sandbox.clickButton(learner, answer, 'Ask staff').followUp(undefined, PATIENT);
    const header = await card('#1');
    const form = await sandbox.clickButton(staff, header, 'Reply').modal(PATIENT);
    await sandbox.submitModal(staff, form, { text: 'I have reset it' }).message(PATIENT);
    await sandbox.waitForMessage(
      post,
      ({ content }) => content.includes('I have reset it'),
      PATIENT,
    );
    await sandbox.clickButton(staff, header, 'Resolve').message(PATIENT);
    await sandbox.waitForMessage(post, ({ content }) => content.includes('as resolved'), PATIENT);
    const before = byBot().length;

    const plain = sandbox.sendMessage(learner, post, KNOWN);
    const db = new SQLite(join(dataDir, 'course-support.db'), { readonly: true });
    const settled = db.prepare(
      'select 1 from heard_messages where id = ? and settled_at is not null',
    );
    await sandbox.waitFor(() => settled.get(BigInt(plain.id)) !== undefined, PATIENT);
    db.close();
    expect(byBot()).toHaveLength(before);

    const put = sandbox.sendMessage(learner, post, `<@${sandbox.botUserId}> ${KNOWN}`);
    await sandbox.waitForMessage(
      post,
      ({ message_reference: to }) => to?.message_id === put.id,
      PATIENT,
    );
  });
});
