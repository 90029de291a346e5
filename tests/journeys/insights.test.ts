import { expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

/** Starting a thread takes its time on a busy machine. */
const SLOW = { timeoutMs: 60_000 };
const SECRET = 'My quokka account of zebra street got locked, who unlocks it?';
const UNKNOWN = 'The quokka simulator shows a purple screen, what can I do?';
const TIMER = 'Does a clock tick down on me while I am inside one of the little tests?';

const { start, newCourse, journey } = shareJourney();

async function ask(
  { sandbox, course }: Journey,
  question: string,
  options: Record<string, string | boolean> = {},
): Promise<APIMessage> {
  return sandbox.slash(course.learner, course.questions, 'ask', { question, ...options }).message();
}

async function insights({ sandbox, course }: Journey, by = course.staff): Promise<APIMessage> {
  return sandbox.slash(by, course.staffRoom, 'insights', { days: 30 }).message(SLOW);
}

/** What stands in its embeds. */
function embedded({ embeds }: APIMessage): string {
  return embeds.map(({ title, description }) => `${title ?? ''}\n${description ?? ''}`).join('\n');
}

async function fileOf(message: APIMessage, name: string): Promise<Buffer> {
  const file = message.attachments.find(({ filename }) => filename === name);
  const response = await fetch(file?.url ?? '');
  return Buffer.from(await response.arrayBuffer());
}

test('staff see what was asked as a picture, in words and as a table, and no word of a private question', async () => {
  const here = await start();
  await ask(here, UNKNOWN);
  await ask(here, SECRET, { private: true });
  const shown = await insights(here);
  expect(shown.content).toContain('**Questions**: 2 ');
  expect(shown.content).toContain('nothing judged in 90 days');
  expect(embedded(shown)).toContain('purple screen');
  expect(embedded(shown)).toContain('asked privately only');

  const picture = await fileOf(shown, 'insights.png');
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.readUInt32BE(16)).toBe(1200);
  expect(shown.attachments[0]?.description).toContain('Questions: 2 ');
  const table = (await fileOf(shown, 'insights.csv')).toString();
  expect(table).toContain('questions,,2,questions\r\n');
  for (const seen of [JSON.stringify(shown), table]) {
    expect(seen).not.toContain('zebra');
    expect(seen).not.toContain(here.course.learner.id);
  }
});

test('only staff see them', async () => {
  const { sandbox, course } = await start();
  const refused = await sandbox.slash(course.learner, course.questions, 'insights').message();
  expect(refused.content).toContain('staff');
  expect(refused.attachments).toEqual([]);
});

test('a note written from a gap answers the next learner, and the gap is gone', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here, UNKNOWN);
  const shown = await insights(here);
  const form = await sandbox.clickButton(course.staff, shown, 'Write a note').modal();
  expect(JSON.stringify(form)).toContain('purple screen');
  const saved = await sandbox
    .submitModal(course.staff, form, { body: 'Press F9 twice, then reload the quokka simulator.' })
    .message();
  expect(saved.content).toContain('is saved, and answers the next learner');

  expect((await ask(here, UNKNOWN)).content).toContain('Press F9 twice');
  expect(embedded(await insights(here))).toContain('No gaps');
  const late = await sandbox.clickButton(course.staff, shown, 'Write a note').message();
  expect(late.content).toContain('answered already, in **The quokka simulator');
  const ignored = await sandbox.clickButton(course.staff, shown, 'Ignore').message();
  expect(ignored.content).toContain('answered already');
  expect(embedded(await insights(here))).toContain('No gaps');
});

test('two staff write a note on one gap at once: both are kept, and the second is told of the first', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const other = course.guild.addMember({ name: 'Kim', roles: [course.staffRole] });
  await ask(here, UNKNOWN);
  const shown = await insights(here);
  const first = await sandbox.clickButton(course.staff, shown, 'Write a note').modal();
  const elsewhere = await insights(here, other);
  const second = await sandbox.clickButton(other, elsewhere, 'Write a note').modal();
  const saved = await sandbox
    .submitModal(course.staff, first, { title: 'Purple screens', body: 'Press F9 twice.' })
    .message();
  expect(saved.content).not.toContain('meanwhile');
  const again = await sandbox.submitModal(other, second, { body: 'Press F10.' }).message();
  expect(again.content).toContain('is saved, and answers the next learner');
  expect(again.content).toContain('answered meanwhile, in **Purple screens**');
});

test('a wording that a note answers already leads there from now on', async () => {
  const here = await start();
  const { sandbox, course } = here;
  expect((await ask(here, TIMER)).content).not.toContain('Quizzes have no time limit');
  const shown = await insights(here);
  const choice = await sandbox.clickButton(course.staff, shown, 'Already answered in…').message();
  const search = await sandbox.clickButton(course.staff, choice, 'Search').modal();
  const found = await sandbox
    .submitModal(course.staff, search, { words: 'quizzes retakes' })
    .message();
  const [option] = optionsOf(found);
  expect(option?.label).toBe('Quizzes and retakes');
  const told = await sandbox
    .selectOptions(course.staff, found, 'A note or known issue', [option?.value ?? ''])
    .message();
  expect(told.content).toContain('now answers this wording too');
  expect((await ask(here, TIMER)).content).toContain('Quizzes have no time limit');

  const elsewhere = await start();
  expect((await ask(elsewhere, TIMER)).content).not.toContain('Quizzes have no time limit');
});

test('an ignored gap stays away until it has grown', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here, UNKNOWN);
  const shown = await insights(here);
  const ignored = await sandbox.clickButton(course.staff, shown, 'Ignore').message();
  expect(ignored.content).toContain('Ignored');
  expect(embedded(await insights(here))).toContain('No gaps');
  for (const name of ['Ada', 'Bo']) {
    const other = course.guild.addMember({ name });
    await sandbox.slash(other, course.questions, 'ask', { question: UNKNOWN }).message();
  }
  expect(embedded(await insights(here))).toContain('**3 people**');
});

test('staff judge an answer, and the insights say accepted and measured side by side', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const answer = await ask(here, 'How often can I retake a quiz?');
  expect(answer.content).toContain('as often as you like');
  const asked = await sandbox.messageMenu(course.staff, 'Judge this answer', answer).message();
  const judged = await sandbox.clickButton(course.staff, asked, 'Wrong').message();
  expect(judged.content).toContain('wrong');
  const form = await sandbox.clickButton(course.staff, judged, 'Add a reason').modal();
  const kept = await sandbox
    .submitModal(course.staff, form, { reason: 'It is twice a day now.' })
    .message();
  expect(kept.content).toContain('with your reason');

  const shown = await insights(here);
  expect(shown.content).toContain('5 % accepted, 100 % measured (1 of 1 judged in 90 days)');
  expect(embedded(shown)).toContain('**Quizzes and retakes** · 1 of 1 wrong');
  const wrong = await sandbox.clickButton(course.staff, shown, 'Wrong answers').message();
  expect(wrong.content).toContain('**Quizzes and retakes** · “How often can I retake a quiz?”');
  expect(wrong.content).toContain(`/${answer.channel_id}/${answer.id}) · It is twice a day now.`);
  await sandbox.clickButton(course.staff, kept, 'Right').message();
  const none = await sandbox.clickButton(course.staff, shown, 'Wrong answers').message();
  expect(none.content).toContain('No answer is judged wrong');
  expect((await insights(here)).content).toContain('0 % measured');

  const refused = await sandbox.messageMenu(course.learner, 'Judge this answer', answer).message();
  expect(refused.content).toContain('staff');
});

test('a manager sets when the digest comes and which errors are accepted', async () => {
  const { sandbox, course } = await start();
  const shown = await sandbox.slash(course.manager, course.staffRoom, 'setup').message();
  expect(shown.content).toContain('**Weekly digest**: mon 9');
  const form = await sandbox.clickButton(course.manager, shown, 'Digest and errors').modal();
  const wrong = await sandbox
    .submitModal(course.manager, form, { digest: 'someday', accepted: '3' })
    .followUp();
  expect(wrong.content).toContain('must look like');
  const again = await sandbox.clickButton(course.manager, shown, 'Digest and errors').modal();
  const set = await sandbox
    .submitModal(course.manager, again, { digest: 'Friday 16 Europe/Berlin', accepted: '3 %' })
    .message();
  expect(set.content).toContain('**Weekly digest**: fri 16 Europe/Berlin');
  expect(set.content).toContain('**Wrong answers accepted**: 3 %');
});

test('the digest that fell due while the bot was down comes once, and its buttons work', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await ask(here, UNKNOWN);
  await here.stopBot();
  await makeDigestDue(here);
  await here.restart();
  const isDigest = ({ attachments }: APIMessage) =>
    attachments.some(({ filename }) => filename === 'insights.png');
  const digest = await sandbox.waitForMessage(course.staffRoom, isDigest, SLOW);
  expect(digest.content).toContain('**Questions**: 1 ');
  expect(digest.mentions).toEqual([]);
  await here.restart();
  const form = await sandbox.clickButton(course.staff, digest, 'Write a note').modal();
  await sandbox.submitModal(course.staff, form, { body: 'Press F9 twice.' }).message();
  expect((await ask(here, UNKNOWN)).content).toContain('Press F9 twice');
  const more = await sandbox.clickButton(course.staff, digest, 'More gaps').message(SLOW);
  expect(more.content).toContain('No gaps');
  expect(sandbox.messagesIn(course.staffRoom).filter(isDigest)).toHaveLength(1);
});

test('the digest stands in a post of a forum, and comes once although the connection broke', async () => {
  const here = newCourse();
  const { sandbox, course } = here;
  const forum = course.guild.addForum({ name: 'desk', tags: ['open', 'other'] });
  await sandbox
    .slash(course.manager, course.staffRoom, 'setup', {
      'staff-channel': forum,
      'staff-role': course.staffRole,
    })
    .message();
  await ask(here, UNKNOWN);
  await journey().stopBot();
  await makeDigestDue(here);
  sandbox.faults.add({
    kind: 'drop-after',
    match: { method: 'POST', route: '/threads' },
    times: 1,
  });
  await journey().restart();
  const post = await sandbox.waitFor(() => sandbox.threadsIn(forum)[0], { what: 'post', ...SLOW });
  expect(post.name).toMatch(/^Insights, \d{4}-\d\d-\d\d$/);
  const digest = await sandbox.waitForMessage(
    post,
    ({ attachments }) => attachments.some(({ filename }) => filename === 'insights.png'),
    SLOW,
  );
  expect(digest.content).toContain('**Questions**: 1 ');
  const form = await sandbox.clickButton(course.staff, digest, 'Write a note').modal();
  await sandbox.submitModal(course.staff, form, { body: 'Press F9 twice.' }).message();
  expect((await ask(here, UNKNOWN)).content).toContain('Press F9 twice');
  await journey().restart();
  expect(sandbox.threadsIn(forum)).toHaveLength(1);
});

async function makeDigestDue({ dataDir, course }: Journey): Promise<void> {
  const db = await openDatabase(dataDir);
  await db
    .insertInto('digests')
    .values({ server_id: course.guild.id, due_at: '2026-01-05T09:00:00.000Z' })
    .onConflict((conflict) =>
      conflict.column('server_id').doUpdateSet({ due_at: '2026-01-05T09:00:00.000Z' }),
    )
    .execute();
  await db.destroy();
}

/** The choices of a message's only select menu. */
function optionsOf({ components = [] }: APIMessage) {
  return components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((one) => ('options' in one ? one.options : []))
      : [],
  );
}
