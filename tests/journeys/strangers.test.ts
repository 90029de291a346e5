import { expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const UNKNOWN = 'Is there a study group on Thursday evenings in Lisbon?';
const PATIENT = { timeoutMs: 60_000 };
const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

const { start } = shareJourney();

/** What staff see of the first escalation: its state and its history. */
async function record({ sandbox, course }: Journey): Promise<string> {
  const view = sandbox.slash(course.staff, course.staffRoom, 'escalations view', { id: '1' });
  const { content, embeds } = await view.message();
  return JSON.stringify([content, embeds]);
}

test('a question in direct messages goes to the staff of no server that its learner is not in', async () => {
  const here = await start();
  const other = await start();
  const foreign = await start();
  const { sandbox, course } = here;
  const { learner } = course;
  other.course.guild.join(learner);
  const dm = sandbox.openDm(learner);
  sandbox.sendMessage(learner, dm, UNKNOWN);
  const answer = await sandbox.waitForMessage(dm, says('Ask staff'), PATIENT);
  const choice = await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  const [, id = ''] = /"custom_id":"(ask-staff-of:[^":]+:)/.exec(JSON.stringify(choice)) ?? [];
  expect(id).not.toBe('');
  const forged = `${id}${foreign.course.guild.id}`;
  const refused = await sandbox.clickButton(learner, choice, forged, { isForged: true }).message();
  expect(refused.content).not.toContain('#1');
  const { staff, staffRoom } = foreign.course;
  const listed = await sandbox.slash(staff, staffRoom, 'escalations list').message();
  expect(JSON.stringify([listed.content, listed.embeds])).not.toContain('Lisbon');
});

test("a stranger's reply to what the bot told a learner neither reopens nor reaches anything", async () => {
  const here = await start();
  const { sandbox, course } = here;
  const { learner, staff, staffRoom, questions, guild } = course;
  const answer = await sandbox.slash(learner, questions, 'ask', { question: UNKNOWN }).message();
  await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(staffRoom, says('Lisbon'), PATIENT);
  const form = await sandbox.clickButton(staff, card, 'Reply').modal();
  await sandbox.submitModal(staff, form, { text: 'Room B2, at seven.' }).message();
  const reply = await sandbox.waitForMessage(questions, says('Room B2, at seven.'), PATIENT);
  await sandbox.slash(staff, staffRoom, 'escalations resolve', { id: '1' }).message();
  const ended = await record(here);

  const stranger = guild.addMember({ name: 'Otto' });
  sandbox.sendMessage(stranger, questions, 'And does that hold for me, too?', { replyTo: reply });
  // An answer takes longer than a reply that is none of ours.
  const asked = sandbox.sendMessage(stranger, questions, `<@${sandbox.botUserId}> ${UNKNOWN}`);
  const isAnswer = ({ message_reference: to }: APIMessage) => to?.message_id === asked.id;
  await sandbox.waitForMessage(questions, isAnswer, PATIENT);
  expect(await record(here)).toBe(ended);
  sandbox.sendMessage(learner, questions, 'It is closed on Thursdays!', { replyTo: reply });
  await expect.poll(async () => record(here), { timeout: 60_000 }).not.toBe(ended);
  const thread = await sandbox.waitFor(() => sandbox.threadsIn(staffRoom)[0], PATIENT);
  await sandbox.waitForMessage(thread, says('It is closed on Thursdays!'), PATIENT);
  const seen = JSON.stringify(sandbox.messagesIn(thread)) + (await record(here));
  expect(seen).not.toContain('hold for me');
  expect(seen).not.toContain(stranger.id);
});

test('a staff channel that everybody can read is told to whoever sets it up', async () => {
  const { sandbox, course } = await start();
  const { manager, staffRoom, questions } = course;
  const setUp = async (room: typeof questions) =>
    (await sandbox.slash(manager, staffRoom, 'setup', { 'staff-channel': room }).message()).content;
  expect(await setUp(questions)).toContain('Everybody can read');
  expect(await setUp(staffRoom)).not.toContain('Everybody can read');
});
