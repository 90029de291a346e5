import { expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const UNKNOWN = 'The quokka simulator shows a purple screen, what can I do?';

const { start } = shareJourney();

async function ask({ sandbox, course }: Journey, question: string): Promise<APIMessage> {
  return sandbox.slash(course.learner, course.questions, 'ask', { question }).message();
}

/** A question that staff have, and its card. */
async function escalate(here: Journey, question = UNKNOWN): Promise<APIMessage> {
  const { sandbox, course } = here;
  const answer = await ask(here, question);
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  return sandbox.waitForMessage(course.staffRoom, (message) =>
    sandbox.buttonsOn(message).includes('Save as known issue'),
  );
}

async function saveKnownIssue(
  { sandbox, course }: Journey,
  card: APIMessage,
  typed: Record<string, string>,
): Promise<APIMessage> {
  const form = await sandbox.clickButton(course.staff, card, 'Save as known issue').modal();
  return sandbox.submitModal(course.staff, form, typed).message();
}

function knowledge(
  { sandbox, course }: Journey,
  subcommand: string,
  options: Record<string, string> = {},
) {
  return sandbox.slash(course.staff, course.staffRoom, `knowledge ${subcommand}`, options);
}

const ISSUE = {
  title: 'The quokka simulator shows a purple screen',
  symptom: 'The quokka simulator starts with a purple screen.',
  cause: 'Its graphics driver is switched off.',
  body: 'Press F9 twice, then reload the quokka simulator.',
};

test('what staff save answers the next learner, and the first one is told once', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const card = await escalate(here);
  const form = await sandbox.clickButton(course.staff, card, 'Save as known issue').modal();
  expect(sandbox.fieldsOf(form).map(({ customId }) => customId)).toEqual([
    'title',
    'symptom',
    'cause',
    'body',
    'course',
  ]);
  expect(JSON.stringify(form)).toContain('quokka simulator shows a purple screen');
  const saved = await sandbox.submitModal(course.staff, form, ISSUE).message();
  expect(saved.content).toContain('is saved, and answers the next learner');

  const told = await sandbox.waitForMessage(course.questions, ({ content }) =>
    content.includes('Staff wrote down how **#1** is solved'),
  );
  expect(told.content).toContain('Press F9 twice');
  expect(told.mentions.map(({ id }) => id)).toEqual([course.learner.id]);

  const answer = await ask(here, UNKNOWN);
  expect(answer.content).toContain('Press F9 twice');
  expect(answer.content).toContain('#1');

  const again = await saveKnownIssue(here, card, { ...ISSUE, body: 'Press F8 once.' });
  expect(again.content).toContain('is saved');
  const corrected = await ask(here, UNKNOWN);
  expect(corrected.content).toContain('Press F8 once.');
  const news = sandbox
    .messagesIn(course.questions)
    .filter(({ content }) => content.includes('Staff wrote down'));
  expect(news).toHaveLength(1);

  const elsewhere = await ask(await start(), UNKNOWN);
  expect(elsewhere.content).not.toContain('Press F8');
});

test('staff add, correct, mark as fixed and remove; all of it outlives a re-index', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await saveKnownIssue(here, await escalate(here), ISSUE);
  const [choice] = await sandbox.autocomplete(
    course.staff,
    course.staffRoom,
    'knowledge edit',
    { id: 'quokka' },
    'id',
  );
  const id = String(choice?.value);
  expect(choice?.name).toContain('known-issue, open');

  const reindexed = await knowledge(here, 'reindex').message();
  expect(reindexed.content).toContain('unchanged');
  expect((await ask(here, UNKNOWN)).content).toContain('Press F9 twice');

  const form = await knowledge(here, 'edit', { id }).modal();
  expect(JSON.stringify(form)).toContain('Press F9 twice');
  const edited = await sandbox
    .submitModal(course.staff, form, { body: 'Hold F7 for a second.' })
    .message();
  expect(edited.content).toContain('is saved');
  const corrected = await ask(here, UNKNOWN);
  expect(corrected.content).toContain('Hold F7');
  const old = await sandbox.waitForMessage(course.questions, ({ content }) =>
    content.includes('This answer was corrected on'),
  );
  expect(old.content).toContain('Hold F7');
  expect(old.content).not.toContain('Press F9');

  const marked = await knowledge(here, 'edit', { id, status: 'fixed' }).message();
  expect(marked.content).toContain('is marked as fixed');
  const noon = Date.parse(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`) / 1000;
  const days = [noon, noon - 86_400].map((day) => `known issue, fixed on <t:${day}:D>`);
  const sinceFixed = (await ask(here, UNKNOWN)).content;
  expect(days.some((day) => sinceFixed.includes(day))).toBe(true);
  expect(sinceFixed).toContain('answered by staff in #1');
  const told = await sandbox.waitForMessage(course.questions, ({ content }) =>
    content.includes('The known issue behind **#1** is fixed'),
  );
  expect(told.mentions.map(({ id: person }) => person)).toEqual([course.learner.id]);

  const status = await knowledge(here, 'status').message();
  expect(status.content).toContain('1 documents of this server’s staff');

  const removed = await knowledge(here, 'remove', { id }).message();
  expect(removed.content).toContain('is removed');
  expect((await ask(here, UNKNOWN)).content).not.toContain('Hold F7');
  const again = await knowledge(here, 'remove', { id }).message();
  expect(again.content).toContain('no longer have');
});

test('a note that staff write answers in their server', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const form = await knowledge(here, 'add', { kind: 'note' }).modal();
  const added = await sandbox
    .submitModal(course.staff, form, {
      title: 'Where the wombat meetup is',
      body: 'The wombat meetup is in room B2 on Fridays at five.',
      course: 'Basket Weaving',
    })
    .message();
  expect(added.content).toContain('I know no course “Basket Weaving”');
  expect((await ask(here, 'Where is the wombat meetup?')).content).toContain('room B2');
});

test('a learner cannot use it', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const refused = await sandbox
    .slash(course.learner, course.questions, 'knowledge status')
    .message();
  expect(refused.content).toContain('staff');
  const { learner, questions } = course;
  const offered = await sandbox.autocomplete(
    learner,
    questions,
    'knowledge edit',
    { id: '' },
    'id',
  );
  expect(offered).toEqual([]);
});

const OUTPUT = (path: string, line: number) =>
  [
    'My submission fails with this:',
    '```',
    'Traceback (most recent call last):',
    `  File "${path}", line ${line}, in test_zebra`,
    '    assert stripes == expected, "zebra stripes differ"',
    'AssertionError: zebra stripes differ',
    '```',
  ].join('\n');

test('the same output, from another machine, is the same known issue', async () => {
  const here = await start();
  const card = await escalate(here, OUTPUT('/home/mia/tests.py', 12));
  await saveKnownIssue(here, card, {
    title: 'Two cells were run in the wrong order',
    symptom: 'A test of the assignment fails.',
    cause: '',
    body: 'Restart the kernel and run all cells from the top.',
  });
  const answer = await ask(here, OUTPUT('C:\\work\\tests.py', 98));
  expect(answer.content).toContain('Restart the kernel and run all cells');
  expect(answer.content).toContain('100 % sure · the same output as in this known issue');
});

test('a resolved question that its known issue no longer answers is reported once', async () => {
  const here = await start();
  const { sandbox, course } = here;
  await saveKnownIssue(here, await escalate(here), ISSUE);
  const [choice] = await sandbox.autocomplete(
    course.staff,
    course.staffRoom,
    'knowledge edit',
    { id: '' },
    'id',
  );
  const status = async () => (await knowledge(here, 'status').message()).content;
  await expect
    .poll(status, { timeout: 30_000 })
    .toContain('Of 1 resolved questions 1 are answered');
  const form = await knowledge(here, 'edit', { id: String(choice?.value) }).modal();
  await sandbox
    .submitModal(course.staff, form, {
      title: 'Late days',
      symptom: 'The deadline has passed.',
      cause: '',
      body: 'Write to the course office.',
    })
    .message();
  const report = await sandbox.waitForMessage(course.staffRoom, ({ content }) =>
    content.includes('no longer answered as they were'),
  );
  expect(report.content).toContain('**#1** should be answered by “Late days”');
  const again = await sandbox.clickButton(course.staff, report, 'Ask them again').message();
  expect(again.content).toContain('I ask 1 resolved questions again');
});
