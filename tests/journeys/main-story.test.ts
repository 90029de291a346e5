import { describe, expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const KNOWN = 'How do I get past the grader? It rejects my correct notebook.';
const UNKNOWN = 'Is there a study group on Thursday evenings in Lisbon?';

const { journey, newCourse: start } = shareJourney();

async function ask({ sandbox, course }: Journey, question: string): Promise<APIMessage> {
  return sandbox.slash(course.learner, course.questions, 'ask', { question }).message();
}

async function askStaff(here: Journey, question: string): Promise<APIMessage> {
  const answer = await ask(here, question);
  return here.sandbox.clickButton(here.course.learner, answer, 'Ask staff').followUp();
}

/** The card of the only escalation. */
async function card({ sandbox, course }: Journey): Promise<APIMessage> {
  return sandbox.waitForMessage(course.staffRoom, (message) =>
    sandbox.buttonsOn(message).includes('Claim'),
  );
}

async function reply({ sandbox, course }: Journey, header: APIMessage, text: string) {
  const modal = await sandbox.clickButton(course.staff, header, 'Reply').modal();
  const field = sandbox.fieldsOf(modal)[0];
  if (field === undefined) throw new Error('the form has no field');
  sandbox.submitModal(course.staff, modal, { [field.customId]: text });
}

function everything(message: APIMessage): string {
  return JSON.stringify(message);
}

describe('the main story', () => {
  test('a known question gets the cited fix, and is marked solved by a press', async () => {
    const here = start();
    const answer = await ask(here, KNOWN);
    expect(answer.content).toContain('press Submit there');
    expect(answer.content).toContain('https://course.example/known-issues/grader#fix');
    expect(here.sandbox.buttonsOn(answer).slice(0, 2)).toEqual(['That solved it', 'Ask staff']);
    const solved = await here.sandbox
      .clickButton(here.course.learner, answer, 'That solved it')
      .message();
    expect(solved.content).toContain('Solved');
  });

  test('an unknown question travels to staff and the answer comes back to where it was asked', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const answer = await ask(here, UNKNOWN);
    expect(answer.content).toContain('could not find this in the course notes');
    expect(sandbox.buttonsOn(answer)[0]).toBe('Ask staff');
    const told = await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
    expect(told.content).toContain('#1');

    const header = await card(here);
    expect(everything(header)).toContain('study group');
    const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0]);
    expect(thread.name.startsWith('#1 ')).toBe(true);

    await sandbox.clickButton(course.staff, header, 'Claim').settled();
    await sandbox.waitForMessage(
      course.staffRoom,
      (message) => message.id === header.id && everything(message).includes(course.staff.id),
    );
    await reply(here, header, 'Room B2, Thursdays at 19:00.');
    const delivered = await sandbox.waitForMessage(course.questions, (message) =>
      message.content.includes('Room B2'),
    );
    expect(delivered.mentions.map(({ id }) => id)).toEqual([course.learner.id]);

    await sandbox.clickButton(course.staff, header, 'Resolve').settled();
    await sandbox.waitFor(() => sandbox.threadState(thread).isArchived);
    expect(sandbox.threadState(thread).isLocked).toBe(true);
  });

  test('what staff say among themselves stays there, unless it is sent', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    await askStaff(here, UNKNOWN);
    await card(here);
    const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0]);
    sandbox.sendMessage(course.staff, thread, 'Who knows Lisbon?');
    const said = sandbox.sendMessage(course.staff, thread, 'The group meets in room B2.');
    await sandbox.messageMenu(course.staff, 'Send to learner', said).message();
    await sandbox.waitForMessage(course.questions, ({ content }) => content.includes('room B2'));
    const seen = JSON.stringify(sandbox.messagesIn(course.questions));
    expect(seen).not.toContain('Who knows Lisbon');
  });

  test('pressing twice makes one escalation', async () => {
    const here = start();
    await here.setUp();
    const answer = await ask(here, UNKNOWN);
    const presses = [1, 2].map(() =>
      here.sandbox.clickButton(here.course.learner, answer, 'Ask staff').followUp(),
    );
    for (const told of await Promise.all(presses)) expect(told.content).toContain('#1');
    const header = await card(here);
    // What follows a reply comes after anything that a second escalation would have opened.
    await reply(here, header, 'One answer.');
    await here.sandbox.waitForMessage(here.course.questions, ({ content }) =>
      content.includes('One answer.'),
    );
    expect(here.sandbox.threadsIn(here.course.staffRoom)).toHaveLength(1);
  });

  test('a learner who is not staff cannot claim', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    await askStaff(here, UNKNOWN);
    const header = await card(here);
    sandbox.setPermissions(course.staffRoom, [{ for: course.guild.id, allow: ['ViewChannel'] }]);
    const refused = await sandbox.clickButton(course.learner, header, 'Claim').message();
    expect(refused.content).toContain('staff');
    expect(everything(sandbox.messagesIn(course.staffRoom)[0] ?? header)).not.toContain('claimed');
  });
});

describe('before and during trouble', () => {
  test('without a staff channel the question is kept, and delivered once staff finish the set-up', async () => {
    const here = start();
    const told = await askStaff(here, UNKNOWN);
    expect(told.content).toContain('/setup');
    expect(told.content).toContain('#1');
    await here.setUp();
    expect(everything(await card(here))).toContain('study group');
  });

  test('a deleted staff channel loses nothing: choosing another delivers', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    sandbox.deleteChannel(course.staffRoom);
    await askStaff(here, UNKNOWN);
    const room = course.guild.addTextChannel({ name: 'staff-again' });
    await sandbox.slash(course.manager, room, 'setup', { 'staff-channel': room }).message();
    const header = await sandbox.waitForMessage(room, (message) =>
      sandbox.buttonsOn(message).includes('Claim'),
    );
    expect(everything(header)).toContain('study group');
  });

  test('/setup names the permission that is missing, and where', async () => {
    const here = start();
    const { sandbox, course } = here;
    sandbox.setPermissions(course.staffRoom, [
      { for: course.guild.botRole, allow: ['ViewChannel'], deny: ['CreatePublicThreads'] },
    ]);
    const shown = await sandbox
      .slash(course.manager, course.staffRoom, 'setup', { 'staff-channel': course.staffRoom })
      .message();
    expect(everything(shown)).toContain('Create Public Threads');
    expect(everything(shown)).toContain(course.staffRoom.id);
  });

  test('a restart between asking staff and their reply changes nothing', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    await askStaff(here, UNKNOWN);
    const header = await card(here);
    await here.restart();
    await reply(here, header, 'After the restart.');
    await sandbox.waitForMessage(course.questions, (message) =>
      message.content.includes('After the restart.'),
    );
  });

  test('a press that reaches the bot too late changes nothing, and the next one works', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const answer = await ask(here, UNKNOWN);
    const late = sandbox.clickButton(course.learner, answer, 'Ask staff', { ageMs: 4_000 });
    await late.settled();
    const told = await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
    expect(told.content).toContain('#1');
  });

  test('commands are registered once, and not again by the next start', async () => {
    await journey().restart();
    const writes = journey().sandbox.calls.filter(
      ({ method, path }) => method === 'PUT' && path.endsWith('/commands'),
    );
    expect(writes).toHaveLength(1);
  });
});

describe('whatever is asked', () => {
  test.each([
    ['6,000 characters', 'why does the grader reject my notebook '.repeat(160).slice(0, 6000)],
    ['zero-width characters', '\u200b\u200b\u200b'],
    ['a ping', '@everyone @here <@&1> why does the grader reject my correct notebook?'],
    [
      'Markdown',
      '```py\nprint("**x**")\n```\n# grader || rejects > [my](https://x.example) notebook',
    ],
    ['an open fence', '```\nassert failed'],
  ])('%s gets one lawful answer that pings nobody', async (_, question) => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const answer = await ask(here, question);
    expect(answer.content.length).toBeLessThanOrEqual(2000);
    expect(answer.mention_everyone).toBe(false);
    expect(answer.mentions).toEqual([]);
    await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
    const header = await card(here);
    expect(header.mention_everyone).toBe(false);
    expect([...header.mentions, ...header.mention_roles]).toEqual([]);
  });

  test('the staff note reaches no learner', async () => {
    const here = start();
    const answer = await ask(
      here,
      'What is the solution of the dinosaur assignment, HUSHHUSH-MARKER?',
    );
    expect(everything(answer)).not.toContain('phrase HUSHHUSH');
    expect(everything(answer)).not.toContain('Solution of the dinosaur');
  });
});
