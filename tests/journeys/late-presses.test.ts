import { afterEach, expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const UNKNOWN = 'The quokka simulator shows a purple screen, what can I do?';
const PATIENCE = { timeoutMs: 60_000 };
/** What is said to an interaction after it was acknowledged. */
const SAID = { route: '/webhooks/' };
/** How Discord refuses an interaction's token after 15 minutes. */
const OVER = { code: 50027, message: 'Invalid Webhook Token' };

const { journey, start } = shareJourney();

afterEach(() => journey().sandbox.faults.clear());

/** From now on whatever was pressed before is a quarter of an hour ago. */
function isOver({ sandbox }: Journey): void {
  sandbox.faults.add({ kind: 'status', status: 401, body: OVER, match: SAID });
}

async function ask({ sandbox, course }: Journey): Promise<APIMessage> {
  const options = { question: UNKNOWN };
  return sandbox.slash(course.learner, course.questions, 'ask', options).message(PATIENCE);
}

/** A question that staff have, and its card in the staff channel. */
async function escalated(here: Journey): Promise<{ answer: APIMessage; card: APIMessage }> {
  const { sandbox, course } = here;
  const answer = await ask(here);
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp(undefined, PATIENCE);
  const isCard = ({ embeds }: APIMessage) => embeds.length > 0;
  return { answer, card: await sandbox.waitForMessage(course.staffRoom, isCard, PATIENCE) };
}

/** What the bot wrote in a channel that fits, for whoever reads there; shown only once it is certain to be all. */
async function told(
  { sandbox, course }: Journey,
  channel: { readonly id: string },
  words: string,
): Promise<readonly APIMessage[]> {
  const fits = ({ content }: APIMessage) => content.includes(words);
  await sandbox.waitForMessage(channel, fits, PATIENCE);
  sandbox.faults.clear();
  // Answered after all that was begun before it.
  await sandbox.slash(course.learner, course.questions, 'help').message(PATIENCE);
  return sandbox.messagesIn(channel).filter(fits);
}

// The press was carried out, and the one who pressed looked at "thinking" until Discord gave up.
test('what Discord does not take for a while is said when it does', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const { card } = await escalated(here);
  const isBack = sandbox.faults.add({ kind: 'status', status: 503, match: SAID });
  const before = sandbox.calls.length;
  const pressed = sandbox.clickButton(course.staff, card, 'Claim');
  // More than the client tries by itself.
  const refused = () =>
    sandbox.calls.slice(before).filter(({ path }) => path.startsWith(SAID.route)).length;
  await expect.poll(refused, { timeout: 60_000 }).toBeGreaterThan(4);
  isBack();
  expect((await pressed.message(PATIENCE)).content).toContain('#1');
});

test('staff are told in the staff channel, where they pressed, and nobody else is pinged', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const { card } = await escalated(here);
  isOver(here);
  sandbox.clickButton(course.staff, card, 'Claim');
  const said = await told(here, course.staffRoom, `<@${course.staff.id}> You have **#1** now`);
  expect(said).toHaveLength(1);
  expect(said[0]?.mentions.map(({ id }) => id)).toEqual([course.staff.id]);
});

test('"Ask staff" marks the answer and tells the learner by direct message', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const answer = await ask(here);
  isOver(here);
  sandbox.clickButton(course.learner, answer, 'Ask staff');
  const said = await told(here, sandbox.openDm(course.learner), 'with the course staff as **#1**');
  expect(said).toHaveLength(1);
  expect(said[0]?.content).toContain(`<#${course.questions.id}>`);
  const shown = sandbox.messagesIn(course.questions).find(({ id }) => id === answer.id);
  expect(shown?.content).toContain('#1');
  await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0]);
  expect(sandbox.threadsIn(course.staffRoom)).toHaveLength(1);
});

// The mark on the answer came first: where it failed, staff went on with what needed nobody any more.
test('"That solved it" takes the question back from staff and marks the answer', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const { answer } = await escalated(here);
  isOver(here);
  sandbox.clickButton(course.learner, answer, 'That solved it');
  const [marked] = await told(here, course.questions, `<@${course.learner.id}>`);
  expect(marked?.id).toBe(answer.id);
  const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0]);
  await sandbox.waitFor(() => sandbox.threadState(thread).isArchived);
});

test('`/insights` comes with its picture, to the staff channel when it was asked there', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here);
  isOver(here);
  sandbox.slash(course.staff, course.staffRoom, 'insights');
  const [shown, ...others] = await told(here, course.staffRoom, '**Questions**');
  expect(others).toEqual([]);
  expect(shown?.attachments.map(({ filename }) => filename)).toContain('insights.png');
  expect(sandbox.buttonsOn(shown ?? fail())).toContain('Write a note');
});

test('and by direct message, with nothing to press, when others could read it', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here);
  isOver(here);
  sandbox.slash(course.staff, course.questions, 'insights');
  const [shown] = await told(here, sandbox.openDm(course.staff), '**Questions**');
  expect(shown?.components).toEqual([]);
  const open = JSON.stringify(sandbox.messagesIn(course.questions));
  expect(open).not.toContain('**Questions**');
});

test('"Write a note" says that the note is saved', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here);
  const shown = await sandbox.slash(course.staff, course.staffRoom, 'insights').message(PATIENCE);
  const form = await sandbox.clickButton(course.staff, shown, 'Write a note').modal();
  isOver(here);
  sandbox.submitModal(course.staff, form, { body: 'Press F9 twice.' });
  expect(await told(here, course.staffRoom, 'is saved, and answers the next')).toHaveLength(1);
});

test('"Escalate to staff" tells its chooser, once, and not again after a restart', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const wrote = sandbox.sendMessage(course.learner, course.questions, UNKNOWN);
  isOver(here);
  sandbox.messageMenu(course.learner, 'Escalate to staff', wrote);
  const direct = sandbox.openDm(course.learner);
  expect(await told(here, direct, 'with the course staff as **#1**')).toHaveLength(1);
  await here.restart();
  expect(await told(here, direct, '**#1**')).toHaveLength(1);
});

test('what a learner asked to see for themselves comes by direct message', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here);
  isOver(here);
  sandbox.slash(course.learner, course.questions, 'my-questions');
  expect(await told(here, sandbox.openDm(course.learner), 'quokka')).toHaveLength(1);
});

function fail(): never {
  throw new Error('nothing was shown');
}
