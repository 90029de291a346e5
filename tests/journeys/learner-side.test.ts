import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { NOT_HELPFUL_NOTE } from '../../src/discord/buttons/not-helpful.ts';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const NOTES = fileURLToPath(new URL('../fixtures/learner-notes', import.meta.url));
const KERNEL = 'The kernel dies while the model trains, what can I do?';
const UNKNOWN = 'Is there a study group on Thursday evenings in Lisbon?';

let journey: Journey;

beforeAll(async () => {
  journey = await startJourney({ knowledgeDir: NOTES });
});

afterAll(async () => journey.end());

afterEach(() => {
  expect(journey.sandbox.violations).toEqual([]);
});

function start(): Journey {
  return journey.inCourse(furnishCourse(journey.sandbox));
}

async function ask(
  { sandbox, course }: Journey,
  question: string,
  options: { private?: boolean } = {},
): Promise<APIMessage> {
  return sandbox.slash(course.learner, course.questions, 'ask', { question, ...options }).message();
}

describe('an answer', () => {
  test('shows all of a long fix on a press, and more sources, to the presser only', async () => {
    const here = start();
    const { sandbox, course } = here;
    const answer = await ask(here, KERNEL);
    expect(answer.content).not.toContain('Write down the number of the attempt');
    const shown = sandbox.clickButton(course.staff, answer, 'Show all');
    expect(await shown.response()).toMatchObject({ isPrivate: true });
    expect((await shown.message()).content).toContain('Write down the number of the attempt');
    if (sandbox.buttonsOn(answer).includes('More sources')) {
      const sources = await sandbox.clickButton(course.learner, answer, 'More sources').message();
      expect(sources.content).toContain('https://course.example/known-issues/kernel');
    }
  });

  // What was offered could be read in the course's repository only, where the note has no address.
  test('that is not sure lets its sections be read in full, a known issue with its fix', async () => {
    const here = start();
    const { sandbox, course } = here;
    const offer = await ask(here, 'notebook crashed memory something');
    expect(offer.content).toContain('I am not sure');
    expect(offer.content).not.toContain('Write down the number of the attempt');
    const shown = sandbox.clickButton(course.learner, offer, 'Show all');
    expect(await shown.response()).toMatchObject({ isPrivate: true });
    const { content } = await shown.message();
    expect(content).toContain('The kernel dies while the model trains');
    expect(content).toContain('Write down the number of the attempt');
  });

  test('that is not sure of graded work shows no more of it than it stored', async () => {
    const here = start();
    const { sandbox, course } = here;
    const offer = await ask(here, 'give me the whole code for linear forward please');
    expect(sandbox.buttonsOn(offer)).toContain('Show all');
    const all = await sandbox.clickButton(course.learner, offer, 'Show all').message();
    expect(all.content).toContain('linear_forward');
    expect(all.content).not.toContain('leaked_by_note');
  });

  test('to a call for help that tells nothing asks back, and a person is one press away', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const back = await ask(here, 'help, my kernel in the lab is broken');
    expect(back.content).not.toContain('Which course');
    const asked = await ask(here, 'pls help my notebook crashed');
    expect(asked.content).toContain('Which course, week and exercise is it');
    expect(sandbox.buttonsOn(asked).slice(0, 2)).toEqual(['Ask staff', 'That solved it']);
    const told = await sandbox.clickButton(course.learner, asked, 'Ask staff').followUp();
    expect(told.content).toContain('with the course staff');
  });

  test('for oneself can be shared, with what is said of graded work', async () => {
    const here = start();
    const { sandbox, course } = here;
    const other = course.guild.addMember({ name: 'Olga' });
    const words = sandbox.sendMessage(
      other,
      course.questions,
      'What must linear_forward do? Give me its solution.',
    );
    const own = await sandbox.messageMenu(course.learner, 'Answer this', words).message();
    expect(own.content).toContain('graded assignment');
    await sandbox.clickButton(course.learner, own, 'Share here').settled();
    const shared = await sandbox.waitForMessage(
      course.questions,
      (message) => message.message_reference?.message_id === words.id,
    );
    expect(shared.content).toContain('graded assignment');
    expect(shared.content).toContain(`Shared by ${course.learner.mention}`);
  });

  test('asks in one form what was wrong, and offers staff', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const answer = await ask(here, KERNEL);
    const form = await sandbox.clickButton(course.learner, answer, '👎 Not helpful').modal();
    const thanks = await sandbox
      .submitModal(course.learner, form, { [NOT_HELPFUL_NOTE]: '' })
      .message();
    expect(sandbox.buttonsOn(thanks)).toEqual(['Ask staff']);
    const told = await sandbox.clickButton(course.learner, thanks, 'Ask staff').followUp();
    expect(told.content).toContain('#1');
  });

  test('solved in a forum takes the solved tag', async () => {
    const here = start();
    const { sandbox, course } = here;
    const post = sandbox.createForumPost(course.learner, course.help, {
      title: 'Kernel dies',
      content: KERNEL,
    });
    const answer = await sandbox.slash(course.learner, post, 'ask', { question: KERNEL }).message();
    await sandbox.clickButton(course.staff, answer, 'That solved it').message();
    await sandbox.waitFor(() => sandbox.threadState(post).tags.includes('solved'));
  });

  test('is in the language of its reader', async () => {
    const here = start();
    const { sandbox, course } = here;
    const reader = course.guild.addMember({ name: 'Jonas', locale: 'de' });
    const answer = await sandbox
      .slash(reader, course.questions, 'ask', { question: UNKNOWN })
      .message();
    expect(answer.content).toContain('Das habe ich in den Kursunterlagen nicht gefunden.');
    const help = await sandbox.slash(reader, course.questions, 'help', {}).message();
    expect(help.content).toContain('365 Tage');
    expect(help.content.split('\n')).toHaveLength(5);
  });

  test.each([
    ['es-ES', '¿por qué falla el grader aunque mi notebook es correcto?', 'No lo he encontrado'],
    ['ja', 'ノートブックは正しいのに、なぜ採点に失敗しますか？', '見つかりませんでした'],
  ])(
    'says so in %s when the notes do not answer, with staff below',
    async (locale, question, said) => {
      const { sandbox, course } = start();
      const reader = course.guild.addMember({ name: 'Reader', locale });
      const answer = await sandbox.slash(reader, course.questions, 'ask', { question }).message();
      expect(answer.content).toContain(said);
      expect(JSON.stringify(answer.components)).toContain('ask-staff');
    },
  );
});

describe('a second /ask', () => {
  const AND_THEN = 'and what can I do about it?';
  const KERNEL_FIX = /^[^]+known-issues\/kernel[^]+% sure/;

  test('goes on from what the same learner asked in the same channel', async () => {
    const here = start();
    const { sandbox, course } = here;
    await ask(here, KERNEL);
    expect((await ask(here, AND_THEN)).content).toMatch(KERNEL_FIX);
    const question = AND_THEN;
    const other = course.guild.addMember({ name: 'Oda' });
    for (const [person, place] of [
      [other, course.questions],
      [course.learner, course.guild.addTextChannel({ name: 'lounge' })],
    ] as const) {
      const answer = await sandbox.slash(person, place, 'ask', { question }).message();
      expect(answer.content).toContain('I could not find this');
    }
  });

  test('goes on from a private one in private only', async () => {
    const here = start();
    await ask(here, KERNEL, { private: true });
    expect((await ask(here, AND_THEN)).content).toContain('I could not find this');
    expect((await ask(here, AND_THEN, { private: true })).content).toMatch(KERNEL_FIX);
  });
});

describe('lists', () => {
  test('known issues have pages, a state and a search', async () => {
    const { sandbox, course } = start();
    const list = async (options: Record<string, string>) =>
      sandbox.slash(course.learner, course.questions, 'known-issues', options).message();
    const first = await list({});
    expect(first.content).toContain('Known issues: 12');
    expect(first.content).toContain('page 1 of 2');
    const second = await sandbox.clickButton(course.learner, first, 'Next').message();
    expect(second.content).toContain('page 2 of 2');
    expect(second.content).toContain('✅ fixed');
    const back = await sandbox.clickButton(course.learner, second, 'Back').message();
    expect(back.content).toBe(first.content);
    expect((await list({ search: 'kernel' })).content).toContain('Known issues: 1');
    expect((await list({ search: 'zeppelin' })).content).toContain('No known issue fits');
  });

  test('my questions show what came of each, and lead there', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const answer = await ask(here, KERNEL);
    const unknown = await ask(here, UNKNOWN);
    await sandbox.clickButton(course.learner, unknown, 'Ask staff').followUp();
    await ask(here, 'Where is the moon?', { private: true });
    const mine = await sandbox
      .slash(course.learner, course.questions, 'my-questions', {})
      .message();
    expect(mine.content).toContain('Your questions: 3');
    expect(mine.content).toContain('with staff, #1');
    expect(mine.content).toContain('answered');
    expect(mine.content).toContain(`/${course.questions.id}/${answer.id}`);
    expect(mine.content).toContain('private');
    const other = await sandbox.slash(course.staff, course.questions, 'my-questions', {}).message();
    expect(other.content).toContain('not asked me anything');
  });
});

describe('privacy', () => {
  test('a copy is a file for the person alone, and erasing asks once', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    // So long that staff get the whole of it as a file.
    const answer = await ask(here, `heliotrope: ${UNKNOWN} ${'I tried it all. '.repeat(120)}`);
    await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
    const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0]);
    sandbox.sendMessage(course.learner, course.questions, 'and heliotrope again', {
      replyTo: answer,
    });
    await sandbox.waitForMessage(thread, ({ content }) => content.includes('heliotrope again'));
    const inStaffRoom = () =>
      [course.staffRoom, thread].flatMap((place) => [...sandbox.messagesIn(place)]);
    expect(inStaffRoom().some(({ attachments }) => attachments.length > 0)).toBe(true);
    const privacy = (sub: string) =>
      sandbox.slash(course.learner, course.questions, `privacy ${sub}`, {});
    const copy = privacy('export');
    expect(await copy.response()).toMatchObject({ isPrivate: true });
    const [file] = (await copy.message()).attachments;
    const text = await (await fetch(file?.url ?? '')).text();
    expect(text).toContain('heliotrope');

    const question = await privacy('delete').message();
    expect(question.content).toContain('Questions: 1; of these with staff: 1');
    const done = await sandbox.clickButton(course.learner, question, 'Erase everything').message();
    expect(done.content).toContain('I keep nothing about you');
    expect(sandbox.buttonsOn(done)).toEqual([]);
    expect((await privacy('delete').message()).content).toContain('I keep nothing about you.');
    await sandbox.waitForMessage(thread, ({ content }) => content.includes('erased'));
    await sandbox.waitFor(
      () => sandbox.threadsIn(course.staffRoom).some(({ name }) => name === '#1 🗑️') || undefined,
    );
    await sandbox.waitFor(() => !JSON.stringify(inStaffRoom()).includes('heliotrope') || undefined);
    expect(inStaffRoom().every(({ attachments }) => attachments.length === 0)).toBe(true);
    expect(JSON.stringify(inStaffRoom())).toContain('took back what stood here');
    const pressed = sandbox.clickButton(course.learner, answer, 'That solved it');
    expect((await pressed.followUp()).content).toContain('no longer have this question');
  });

  test('a deleted message takes its question and the answer along', async () => {
    const here = start();
    const { sandbox, course } = here;
    const mention = `<@${sandbox.botUserId}> ${KERNEL}`;
    const message = sandbox.sendMessage(course.learner, course.questions, mention);
    const answer = await sandbox.waitForMessage(
      course.questions,
      ({ author }) => author.id === sandbox.botUserId,
    );
    sandbox.deleteMessage(course.learner, message);
    const mine = async () =>
      sandbox.slash(course.learner, course.questions, 'my-questions', {}).message();
    let listed = await mine();
    while (!listed.content.includes('not asked me anything')) listed = await mine();
    await sandbox.waitFor(
      () => sandbox.messagesIn(course.questions).every(({ id }) => id !== answer.id) || undefined,
    );
  });

  test('of a question in several messages, the one that is deleted is forgotten', async () => {
    const here = start();
    const { sandbox, course } = here;
    const helpful = course.guild.addTextChannel({ name: 'help-me' });
    await sandbox
      .slash(course.manager, course.staffRoom, 'setup', { 'help-channel': helpful })
      .message();
    const first = sandbox.sendMessage(course.learner, helpful, 'I sit in heliotrope street.');
    sandbox.sendMessage(course.learner, helpful, KERNEL);
    const thread = await sandbox.waitFor(() => sandbox.threadsIn(helpful)[0]);
    const isAnswer = ({ author }: APIMessage) => author.id === sandbox.botUserId;
    const answer = await sandbox.waitForMessage(thread, isAnswer);
    const mine = async () =>
      sandbox.slash(course.learner, course.questions, 'my-questions', {}).message();
    expect((await mine()).content).toContain('heliotrope');
    sandbox.deleteMessage(course.learner, first);
    let listed = await mine();
    while (listed.content.includes('heliotrope')) listed = await mine();
    expect(listed.content).toContain('The kernel dies');
    expect(sandbox.messagesIn(thread).some(({ id }) => id === answer.id)).toBe(true);
  });

  test('a private answer shows more to its asker only, and nothing in public', async () => {
    const here = start();
    const { sandbox, course } = here;
    const asked = sandbox.slash(course.learner, course.questions, 'ask', {
      question: `${KERNEL} heliotrope`,
      private: true,
    });
    expect(await asked.response()).toMatchObject({ isPrivate: true });
    const seen = JSON.stringify(sandbox.messagesIn(course.questions, course.staff));
    expect(seen).not.toContain('heliotrope');
    expect(seen).not.toContain('batch size');
  });
});

describe('limits', () => {
  test('a flood is told kindly to wait, staff are not, and a restart forgives nothing', async () => {
    const here = start();
    const { sandbox, course } = here;
    await here.setUp();
    const askAll = async (count: number) =>
      Promise.all(Array.from({ length: count }, async () => ask(here, KERNEL)));
    const answers = await askAll(24);
    const held = answers.filter(({ content }) => content.includes('Please wait a little'));
    expect(held.length).toBeGreaterThan(0);
    expect(held[0]?.content).toMatch(/<t:\d+:R>/);
    await here.restart();
    const staff = await sandbox
      .slash(course.staff, course.questions, 'ask', { question: KERNEL })
      .message();
    expect(staff.content).not.toContain('Please wait');
    const more = await askAll(8);
    expect(more.some(({ content }) => content.includes('Please wait a little'))).toBe(true);
  });
});

describe('the set-up', () => {
  test('names what is missing in each channel, and takes settings in forms', async () => {
    const { sandbox, course } = start();
    sandbox.setPermissions(course.questions, [
      { for: course.guild.botRole, deny: ['CreatePublicThreads'] },
    ]);
    const panel = await sandbox
      .slash(course.manager, course.staffRoom, 'setup', {
        'staff-channel': course.staffRoom,
        'staff-role': course.staffRole,
        'help-channel': course.questions,
      })
      .message();
    expect(panel.content).toContain(
      `In <#${course.questions.id}> I lack **Create Public Threads**`,
    );

    const form = await sandbox.clickButton(course.manager, panel, 'More settings').modal();
    expect(sandbox.fieldsOf(form).map(({ value }) => value)).toContain('365');
    const values = Object.fromEntries(
      sandbox.fieldsOf(form).map(({ customId, value }) => [customId, value]),
    );
    const refused = sandbox.submitModal(course.manager, form, { ...values, retention: '0' });
    expect((await refused.followUp()).content).toContain('1 to 3650');
    const again = await sandbox.clickButton(course.manager, panel, 'More settings').modal();
    const changed = await sandbox
      .submitModal(course.manager, again, {
        ...values,
        retention: '90',
        quietHours: '22-7 Europe/Berlin',
      })
      .message();
    expect(changed.content).toContain('90 days');
    expect(changed.content).toContain('22-7 Europe/Berlin');

    const channelForm = await sandbox
      .selectOptions(course.manager, panel, 'A help channel: its courses, or off the list', [
        course.questions,
      ])
      .modal();
    const off = await sandbox
      .submitModal(course.manager, channelForm, { courses: 'off' })
      .message();
    expect(off.content).toContain('**Help channels**: not set');
  });
});
