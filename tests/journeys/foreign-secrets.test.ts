import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { Log } from '../../src/core/log.ts';
import { texts } from '../../src/discord/render/texts.ts';
import type { PersonHandle } from '../../src/sandbox/driver/handles.ts';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

/** Stands in all that belongs to another course or another server, or is hidden. */
const SECRET = 'NARWHAL';
const PATIENCE = { timeoutMs: 60_000 };

const note = (title: string, course: string, more: string, text: string) =>
  `---\ntitle: '${title}'\ncourse: ${course}\n${more}---\n\n## ${title}\n\n${text}\n`;
const NOTES: Readonly<Record<string, string>> = {
  'x/open.md': note(
    'The tadpole exercise',
    'Course X',
    '',
    'The tadpole exercise trains a small network on pictures of tadpoles. It is due on Friday.',
  ),
  'x/issue.md': note(
    'The tadpole grader times out',
    'Course X',
    'kind: known-issue\nstatus: open\n',
    'The tadpole grader times out. Submit the tadpole exercise again after an hour.',
  ),
  'x/staff.md': note(
    `${SECRET} tadpole solution`,
    'Course X',
    'audience: staff\n',
    `The ${SECRET} solution of the tadpole exercise multiplies the tadpole weights.`,
  ),
  'x/staff-issue.md': note(
    `${SECRET} tadpole grader is hacked`,
    'Course X',
    'kind: known-issue\nstatus: open\naudience: staff\n',
    `The ${SECRET} tadpole grader is hacked by its own tadpoles.`,
  ),
  'x/withdrawn.md': note(
    'The newt seminar',
    'Course X',
    '',
    'The newt seminar takes place in the pond behind the library.',
  ),
  'x/later.md': note(
    `${SECRET} tadpole exam`,
    'Course X',
    'released: 2999-01-01\n',
    `The ${SECRET} tadpole exam asks for the tadpole gradients.`,
  ),
  'y/foreign.md': note(
    `${SECRET} tadpole project`,
    `${SECRET} Studies`,
    '',
    `The ${SECRET} tadpole project of the other course grows tadpoles in a tank.`,
  ),
  'y/issue.md': note(
    `${SECRET} tadpole tank leaks`,
    `${SECRET} Studies`,
    'kind: known-issue\nstatus: open\n',
    `The ${SECRET} tadpole tank leaks when it is full.`,
  ),
};

let knowledgeDir: string;
let journey: Journey;
/** The other server. */
let foreign: Journey;
const logged: string[] = [];

beforeAll(async () => {
  knowledgeDir = mkdtempSync(join(tmpdir(), 'foreign-notes-'));
  for (const [path, text] of Object.entries(NOTES)) {
    mkdirSync(dirname(join(knowledgeDir, path)), { recursive: true });
    writeFileSync(join(knowledgeDir, path), text);
  }
  const keep: Log['info'] = (...line) => void logged.push(inspect(line, { depth: 9 }));
  const log: Log = { debug: () => undefined, info: keep, warn: keep, error: keep };
  journey = await startJourney({ log, knowledgeDir });
  foreign = journey.inCourse(furnishCourse(journey.sandbox));
  await furnishForeign(foreign);
});

afterAll(async () => {
  await journey.end();
  rmSync(knowledgeDir, { recursive: true });
});

/** Another server, whose staff keep notes and known issues, and have work. */
async function furnishForeign(here: Journey): Promise<void> {
  const { sandbox, course } = here;
  const { learner, staff, staffRoom, questions } = course;
  await here.setUp();
  await chooseSettings(here);
  const add = await sandbox.slash(staff, staffRoom, 'knowledge add', { kind: 'note' }).modal();
  await sandbox
    .submitModal(staff, add, {
      title: `${SECRET} tadpole tutorial`,
      body: `The ${SECRET} tadpole tutorial is in room B2.`,
    })
    .message();
  const question = `${SECRET}: why does the purple tadpole simulator stop?`;
  const answer = await sandbox.slash(learner, questions, 'ask', { question }).message();
  await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(
    staffRoom,
    (message) => sandbox.buttonsOn(message).includes('Save as known issue'),
    PATIENCE,
  );
  const form = await sandbox.clickButton(staff, card, 'Save as known issue').modal();
  await sandbox
    .submitModal(staff, form, { title: `${SECRET} simulator`, body: `Call ${SECRET} at noon.` })
    .message();
}

/** What the other server's managers chose, each in a way that is told from the usual. */
const CHOSEN = {
  retention: '733',
  quietHours: '3-4 Pacific/Kiritimati',
  sureness: '71',
  hints: 'step',
  assignments: 'y/foreign.md = concept',
};

/** Its help channel with its course, its staff by name, and its numbers. */
async function chooseSettings({ sandbox, course }: Journey): Promise<void> {
  const { guild, manager, staffRoom, staffRole } = course;
  guild.addMember({ name: `${SECRET} Teacher`, roles: [staffRole] });
  const room = guild.addTextChannel({ name: `${SECRET}-help`.toLowerCase() });
  const panel = await sandbox
    .slash(manager, staffRoom, 'setup', { 'help-channel': room })
    .message();
  const list = 'A help channel: its courses, or off the list';
  const ofRoom = await sandbox.selectOptions(manager, panel, list, [room]).modal();
  await sandbox.submitModal(manager, ofRoom, { courses: `${SECRET} Studies` }).message();
  const more = await sandbox.clickButton(manager, panel, 'More settings').modal();
  await sandbox.submitModal(manager, more, CHOSEN).message();
}

/** All that `/setup` shows and all that its forms are filled with. */
async function readSetup({ sandbox, course }: Journey): Promise<string> {
  const { manager, staffRoom, learner, questions } = course;
  const panel = await sandbox.slash(manager, staffRoom, 'setup').message();
  const forms = [];
  for (const label of ['More settings', 'Reminders', 'Digest and errors'])
    forms.push(await sandbox.clickButton(manager, panel, label).modal());
  const help = await sandbox.slash(learner, questions, 'help').message();
  const shown = [panel, help].map(({ content, embeds, components }) => [
    content,
    embeds,
    components,
  ]);
  return JSON.stringify([shown, forms.map((form) => sandbox.fieldsOf(form))]);
}

/** Ids are long enough to hold any number. */
function withoutIds(text: string): string {
  return text.replaceAll(/\d{15,}/g, '');
}

/** A server of Course X alone: by its own setting, or by that of the channel in which it is asked. */
async function startOwn(bound: 'server' | 'channel'): Promise<Journey> {
  const here = journey.inCourse(furnishCourse(journey.sandbox));
  const { sandbox, course } = here;
  const { manager, staffRoom, staffRole, questions } = course;
  const panel = await sandbox
    .slash(manager, staffRoom, 'setup', {
      'staff-channel': staffRoom,
      'staff-role': staffRole,
      'help-channel': questions,
      ...(bound === 'server' && { courses: 'Course X' }),
    })
    .message();
  if (bound === 'server') return here;
  const chosen = 'A help channel: its courses, or off the list';
  const form = await sandbox.selectOptions(manager, panel, chosen, [questions]).modal();
  await sandbox.submitModal(manager, form, { courses: 'Course X' }).message();
  return here;
}

const QUESTIONS = [
  'What is the tadpole exercise?',
  'Which tadpole project grows tadpoles in a tank?',
  'Where is the tadpole tutorial?',
  'why does the purple tadpole simulator stop?',
  'What does the tadpole exam ask for?',
  'How do I solve the tadpole exercise, which weights are multiplied?',
];

/** Asks in every way, and presses what stands below the answers. */
async function askAll(here: Journey, learner: PersonHandle): Promise<readonly APIMessage[]> {
  const { sandbox, course } = here;
  const { questions } = course;
  const seen: APIMessage[] = [];
  for (const [at, question] of QUESTIONS.entries()) {
    const asking = { question, ...(at % 2 === 1 && { private: true }) };
    const answer = await sandbox.slash(learner, questions, 'ask', asking).message();
    seen.push(answer);
    for (const label of ['More sources', 'Show all'])
      if (sandbox.buttonsOn(answer).includes(label))
        seen.push(await sandbox.clickButton(learner, answer, label).message());
    const named = sandbox.sendMessage(learner, questions, `<@${sandbox.botUserId}> ${question}`);
    const isReply = ({ author, message_reference: to }: APIMessage) =>
      author.id === sandbox.botUserId && to?.message_id === named.id;
    seen.push(await sandbox.waitForMessage(questions, isReply, PATIENCE));
  }
  return seen;
}

test('what is searched for is there to be found, where it belongs', async () => {
  const answers = await askAll(foreign, foreign.course.learner);
  for (const words of ['is in room B2', 'grows tadpoles in a tank', `Call ${SECRET} at noon`])
    expect(JSON.stringify(answers)).toContain(words);
});

test.each(['server', 'channel'] as const)(
  'another course and another server stay unseen: bound by the %s',
  async (bound) => {
    const here = await startOwn(bound);
    const { sandbox, course } = here;
    const { questions, learner } = course;
    const answers = await askAll(here, learner);
    expect(JSON.stringify(answers)).toContain('due on Friday');
    expect(JSON.stringify(answers)).not.toContain(SECRET);
    await sandbox.clickButton(learner, answers[0] ?? '', 'Ask staff').followUp();
    const card = await sandbox.waitForMessage(
      course.staffRoom,
      (message) => sandbox.buttonsOn(message).includes('Claim'),
      PATIENCE,
    );
    expect(JSON.stringify(card)).not.toContain(SECRET);
    const own = await sandbox.slash(learner, questions, 'my-questions').message();
    expect(JSON.stringify(own)).not.toContain(SECRET);
  },
  180_000,
);

test('no list, count or completion of a server of one course names another', async () => {
  const here = await startOwn('server');
  const { sandbox, course } = here;
  const { questions, learner, staff, staffRoom } = course;
  const issues = async (options: Record<string, string>) =>
    sandbox.slash(learner, questions, 'known-issues', options).message();
  const lists = [await issues({}), await issues({ search: 'tadpole' })];
  // One issue, and a count of one.
  expect(JSON.stringify(lists)).toContain('The tadpole grader times out');
  for (const { content } of lists) expect(content).not.toMatch(/\b[2-9]\b/);
  lists.push(await issues({ search: SECRET }), await issues({ course: 'nowhere' }));
  const question = 'What is the tadpole project?';
  const asked = { question, course: `${SECRET} Studies` };
  lists.push(await sandbox.slash(learner, questions, 'ask', asked).message());
  for (const command of ['help', 'my-questions'])
    lists.push(await sandbox.slash(learner, questions, command).message());
  lists.push(await sandbox.slash(staff, staffRoom, 'escalations list').message());
  const said = lists.map(({ content, embeds, components }) => ({ content, embeds, components }));
  expect(JSON.stringify(said).replaceAll(asked.course, '')).not.toContain(SECRET);

  const outcome = { outcome: 'known-issue' };
  const offered = await Promise.all([
    sandbox.autocomplete(learner, questions, 'ask', { course: '' }, 'course'),
    sandbox.autocomplete(learner, questions, 'known-issues', { course: 'n' }, 'course'),
    sandbox.autocomplete(staff, staffRoom, 'knowledge edit', { id: '' }, 'id'),
    sandbox.autocomplete(staff, staffRoom, 'escalations view', { id: '' }, 'id'),
  ]);
  expect(offered[0]).toHaveLength(1);
  // Staff name what learners are told: a known issue for staff alone is none of these.
  for (const about of ['', 'tadpole grader'])
    offered.push(
      await sandbox.autocomplete(
        staff,
        staffRoom,
        'escalations resolve',
        { ...outcome, about },
        'about',
      ),
    );
  for (const named of offered.slice(-2))
    expect(named.map(({ name }) => name)).toEqual(['The tadpole grader times out']);
  expect(JSON.stringify(offered)).not.toContain(SECRET);
});

test('a page of known issues that was turned to before stays within the courses of now', async () => {
  const here = await startOwn('server');
  const { sandbox, course } = here;
  const place = await sandbox.slash(course.learner, course.questions, 'known-issues').message();
  const id = `known-issues:0:${SECRET.toLowerCase()}-studies:`;
  const turned = sandbox.clickButton(course.learner, place.id, id, { isForged: true });
  await sandbox.waitFor(() => turned.shown ?? undefined, PATIENCE);
  const seen = JSON.stringify(sandbox.messagesIn(course.questions, course.learner));
  expect(seen).toContain('The tadpole grader times out');
  expect(seen).not.toContain(SECRET);
});

test("direct messages show the known issues of the learner's own server alone", async () => {
  const here = await startOwn('server');
  const { sandbox } = here;
  const issuesOf = async ({ learner }: Journey['course'], options: Record<string, string> = {}) => {
    const dm = sandbox.openDm(learner);
    const { content, embeds } = await sandbox.slash(learner, dm, 'known-issues', options).message();
    return JSON.stringify([content, embeds]);
  };
  expect(await issuesOf(foreign.course)).toContain(`${SECRET} simulator`);
  for (const options of [{}, { search: 'tadpole' }]) {
    const seen = await issuesOf(here.course, options);
    expect(seen).toContain('The tadpole grader times out');
    expect(seen).not.toContain(SECRET);
  }
  expect(await issuesOf(here.course, { search: 'simulator' })).not.toContain(SECRET);
  const { learner } = here.course;
  const courses = { course: '' };
  const dm = sandbox.openDm(learner);
  const offered = await sandbox.autocomplete(learner, dm, 'known-issues', courses, 'course');
  expect(offered.map(({ name }) => name)).toEqual(['Course X']);
});

test('an answer whose note is hidden by now is shared with nobody', async () => {
  const here = await startOwn('server');
  const { sandbox, course } = here;
  const { questions, learner, staff, staffRoom } = course;
  const asked = sandbox.sendMessage(staff, questions, 'Where does the newt seminar take place?');
  const own = await sandbox.messageMenu(learner, 'Answer this', asked).message();
  expect(own.content).toContain('behind the library');
  const hidden = note('The newt seminar', 'Course X', 'audience: staff\n', 'Behind the library.');
  writeFileSync(join(knowledgeDir, 'x/withdrawn.md'), hidden);
  await sandbox.slash(staff, staffRoom, 'knowledge reindex').message();
  const told = await sandbox.clickButton(learner, own, 'Share here').followUp();
  expect(told.content).toBe(texts.noSourcesLeft);
  const seen = JSON.stringify(sandbox.messagesIn(questions, staff));
  expect(seen).not.toContain('behind the library');
});

test("another server's settings, help channels and staff are shown there alone", async () => {
  const { sandbox, course } = foreign;
  const seenThere = await readSetup(foreign);
  const here = await startOwn('server');
  const seenHere = await readSetup(here);
  const numbers = [CHOSEN.retention, CHOSEN.sureness, 'Kiritimati'];
  for (const words of numbers) expect(withoutIds(seenThere)).toContain(words);
  for (const words of [...numbers, SECRET]) expect(withoutIds(seenHere)).not.toContain(words);
  const panel = await sandbox.slash(course.manager, course.staffRoom, 'setup').message();
  const idsThere = panel.content.match(/\d{15,}/g) ?? [];
  expect(idsThere.length).toBeGreaterThanOrEqual(3);
  for (const id of idsThere) expect(seenHere).not.toContain(id);
});

test('no log holds what was asked or what is hidden', () => {
  expect(logged.join('\n')).toContain('question judged');
  expect(logged.join('\n')).not.toContain(SECRET);
  expect(logged.join('\n')).not.toContain('purple tadpole');
});
