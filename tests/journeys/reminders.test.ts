import { expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const UNKNOWN = 'Is there a study group that meets on Thursday evenings in Lisbon?';
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const PATIENCE = { timeoutMs: 60_000 };

/** How far the bot's clock is ahead. */
let aheadMs = 0;

const { journey, start } = shareJourney({ clock: () => new Date(Date.now() + aheadMs) });

/** The bot is away for so long, and starts again. */
async function standStill(ms: number): Promise<void> {
  await journey().stopBot();
  aheadMs += ms;
  await journey().restart();
}

const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

async function escalate(here: Journey, question = UNKNOWN, by = here.course.learner) {
  const { sandbox, course } = here;
  const answer = await sandbox.slash(by, course.questions, 'ask', { question }).message();
  await sandbox.clickButton(by, answer, 'Ask staff').followUp();
  return card(here, says('open'));
}

async function card({ sandbox, course }: Journey, fits: (message: APIMessage) => boolean) {
  const isCard = (message: APIMessage) => message.embeds.length > 0 && fits(message);
  return sandbox.waitForMessage(course.staffRoom, isCard, PATIENCE);
}

async function thread({ sandbox, course }: Journey) {
  return sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0], PATIENCE);
}

async function reply({ sandbox, course }: Journey, header: APIMessage, text: string) {
  const form = await sandbox.clickButton(course.staff, header, 'Reply').modal();
  await sandbox.submitModal(course.staff, form, { text }).message();
  return sandbox.waitForMessage(course.questions, says(text), PATIENCE);
}

test('an unclaimed escalation pings the staff role once, over a standstill', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await escalate(here);
  const { id } = await thread(here);
  await standStill(5 * HOUR_MS);
  const ping = await sandbox.waitForMessage(id, says('Nobody has claimed'), PATIENCE);
  expect(ping.mention_roles).toEqual([course.staffRole.id]);
  await standStill(50 * HOUR_MS);
  await sandbox.clickButton(course.staff, ping, 'Claim').message();
  await card(here, says('claimed'));
  // An old button is still there, and answers from its id.
  const late = await sandbox.clickButton(course.manager, ping, 'Claim').message();
  expect(late.content).toContain(`<@${course.staff.id}> has **#1** already`);
  expect(sandbox.messagesIn(id).filter(says('Nobody has claimed'))).toHaveLength(1);

  await standStill(25 * HOUR_MS);
  const toOwner = await sandbox.waitForMessage(id, says('has waited for you'), PATIENCE);
  expect(toOwner.mentions.map((person) => person.id)).toEqual([course.staff.id]);
});

test('a learner without a word is asked, it is closed gently, and a reply reopens it', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await reply(here, await escalate(here), 'Room B2, Thursdays.');
  await card(here, says('answered'));
  await standStill(3 * DAY_MS);
  const asked = await sandbox.waitForMessage(course.questions, says('Did the answer to'), PATIENCE);
  expect(asked.mentions.map(({ id }) => id)).toEqual([course.learner.id]);
  expect(sandbox.buttonsOn(asked)).toEqual(['That solved it', 'Still not solved']);
  await standStill(4 * DAY_MS);
  const closed = await sandbox.waitForMessage(
    course.questions,
    says('I have closed **#1**'),
    PATIENCE,
  );
  const { id } = await thread(here);
  await sandbox.waitFor(() => sandbox.threadState(id).isArchived, PATIENCE);
  await card(here, says('no word from the learner'));

  sandbox.sendMessage(course.learner, course.questions, 'It was locked', { replyTo: closed });
  await sandbox.waitForMessage(id, says('It was locked'), PATIENCE);
  await card(here, says('claimed'));
  expect(sandbox.threadState(id).isArchived).toBe(false);
  expect(sandbox.messagesIn(course.questions).filter(says('Did the answer to'))).toHaveLength(1);
});

test('mere thanks leave what was ended as it is, and anything more reopens it', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const header = await escalate(here);
  const answer = await reply(here, header, 'Room B2.');
  await sandbox.clickButton(course.staff, header, 'Resolve').message();
  await card(here, says('resolved'));
  sandbox.sendMessage(course.learner, course.questions, 'thanks, that works!', { replyTo: answer });
  sandbox.sendMessage(course.learner, course.questions, 'Where is B2?', { replyTo: answer });
  const { id } = await thread(here);
  await sandbox.waitForMessage(id, says('Where is B2?'), PATIENCE);
  expect(sandbox.messagesIn(id).filter(says('thanks, that works'))).toEqual([]);
  expect(sandbox.messagesIn(id).filter(says('still not solved'))).toHaveLength(1);
});

test('staff assign to staff only; the new owner and the former one are told', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const ben = course.guild.addMember({ name: 'Ben', roles: [course.staffRole] });
  const header = await escalate(here);
  const { id } = await thread(here);
  const refused = await sandbox
    .selectOptions(course.staff, header, 'Assign to…', [course.learner])
    .message();
  expect(refused.content).toContain('does not hold the staff role');
  await sandbox.clickButton(course.staff, header, 'Claim').message();
  const claimed = await card(here, says('claimed'));
  expect(sandbox.buttonsOn(claimed)).not.toContain('Claim');
  expect(sandbox.buttonsOn(claimed)).toEqual(expect.arrayContaining(['Release', 'Take over']));
  await sandbox.selectOptions(course.manager, claimed, 'Assign to…', [ben]).message();
  const note = await sandbox.waitForMessage(id, says('assigned **#1** to'), PATIENCE);
  expect(note.mentions.map((person) => person.id).sort()).toEqual([ben.id, course.staff.id].sort());
  const again = await sandbox
    .slash(course.manager, course.staffRoom, 'escalations assign', { id: '1', member: ben })
    .message();
  expect(again.content).toContain(`<@${ben.id}> has **#1**`);
  const view = await sandbox
    .slash(course.staff, course.staffRoom, 'escalations view', { id: '1' })
    .message();
  expect(JSON.stringify(view.embeds)).toContain(`**assign** · menu: <@${ben.id}>`);
});

test('a resolved escalation is said to be a known issue or a duplicate, and its learner told', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const header = await escalate(here);
  const resolved = await sandbox.clickButton(course.staff, header, 'Resolve').message();
  expect(resolved.content).toContain('What came of it?');
  const noted = await sandbox
    .selectOptions(course.staff, resolved, 'Outcome', [
      'Known issue: The grader rejects a correct notebook',
    ])
    .message();
  expect(noted.content).toContain('known issue “The grader rejects a correct notebook”');
  await sandbox.waitForMessage(course.questions, says('as a known issue'), PATIENCE);
  await card(here, says('known issue “The grader'));

  const lena = course.guild.addMember({ name: 'Lena', locale: 'de' });
  await escalate(here, 'Gibt es am Montag eine Sprechstunde zur Prüfungsanmeldung?', lena);
  const original = await sandbox
    .slash(course.staff, course.staffRoom, 'escalations resolve', {
      id: '2',
      outcome: 'duplicate',
      about: '#99',
    })
    .message();
  expect(original.content).toContain('no escalation with that number');
  await sandbox
    .slash(course.staff, course.staffRoom, 'escalations resolve', {
      id: '2',
      outcome: 'duplicate',
      about: '#1',
    })
    .message();
  const told = await sandbox.waitForMessage(course.questions, says('dieselbe Frage wie'), PATIENCE);
  expect(told.content).toContain('**#1**');
  expect(sandbox.buttonsOn(told)).toEqual(['Noch nicht gelöst']);
  const circle = await sandbox
    .slash(course.staff, course.staffRoom, 'escalations reopen', { id: '1' })
    .message();
  expect(circle.content).toContain('open again');
  const refused = await sandbox
    .slash(course.staff, course.staffRoom, 'escalations resolve', {
      id: '1',
      outcome: 'duplicate',
      about: '2',
    })
    .message();
  expect(refused.content).toContain('itself a duplicate of **#1**');
});

test('managers choose in /setup when, or that never', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const panel = await sandbox.slash(course.manager, course.staffRoom, 'setup').message();
  expect(panel.content).toContain('unclaimed 4 h');
  const form = await sandbox.clickButton(course.manager, panel, 'Reminders').modal();
  const wrong = await sandbox.submitModal(course.manager, form, { days: 'someday' }).followUp();
  expect(wrong.content).toContain('mon-fri');
  const again = await sandbox.clickButton(course.manager, panel, 'Reminders').modal();
  const changed = await sandbox
    .submitModal(course.manager, again, { unclaimed: 'off', days: 'mon-fri Europe/Berlin' })
    .message();
  expect(changed.content).toContain('unclaimed off');
  expect(changed.content).toContain('on mon,tue,wed,thu,fri Europe/Berlin');
});
