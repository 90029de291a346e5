import { fc, runsOnStage } from '../support/fuzz.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { APIMessage, ModalView } from '../../src/sandbox/sandbox.ts';
import { startFuzzStage, type FuzzStage } from '../support/fuzz-stage.ts';
import { NASTY_TEXTS, nastyArgs, nastyText } from '../support/nasty.ts';

const SLOW = { timeoutMs: 60_000 };

let stage: FuzzStage;
let forms: readonly ModalView[];

beforeAll(async () => {
  stage = await startFuzzStage();
  forms = [...(await learnersForms(stage)), ...(await desksForms(stage)), ...(await others(stage))];
});

afterAll(async () => stage.journey.end());

/** A manager may open each form, and so hands in each. */
async function ask(
  { journey: { sandbox, course } }: FuzzStage,
  question = 'Why is my grade of the purple quiz zero?',
): Promise<APIMessage> {
  return sandbox.slash(course.manager, course.questions, 'ask', { question }).message();
}

async function learnersForms(at: FuzzStage): Promise<ModalView[]> {
  const { sandbox, course } = at.journey;
  const answer = await ask(at, 'How often can I retake a quiz?');
  const judging = await sandbox.messageMenu(course.manager, 'Judge this answer', answer).message();
  const judged = await sandbox.clickButton(course.manager, judging, 'Wrong').message();
  return Promise.all([
    sandbox.clickButton(course.manager, answer, '👎 Not helpful').modal(),
    sandbox.clickButton(course.manager, judged, 'Add a reason').modal(),
  ]);
}

async function desksForms(at: FuzzStage): Promise<ModalView[]> {
  const { sandbox, course } = at.journey;
  const { manager, staffRoom } = course;
  await sandbox.clickButton(manager, await ask(at), 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(
    staffRoom,
    (message) => sandbox.buttonsOn(message).includes('Resolve'),
    SLOW,
  );
  const names = ['Reply', 'Dismiss', 'Save as known issue'];
  const opened = names.map(async (name) => sandbox.clickButton(manager, card, name).modal());
  const onCard = await Promise.all(opened);
  const resolved = await sandbox.clickButton(manager, card, 'Resolve').message();
  const choose = async (kind: string) =>
    sandbox.selectOptions(manager, resolved, 'Outcome', [kind]).modal();
  return [...onCard, await choose('duplicate'), await choose('known-issue')];
}

async function others({ journey: { sandbox, course } }: FuzzStage): Promise<ModalView[]> {
  const { manager, staffRoom } = course;
  const press = async (message: APIMessage, name: string) =>
    sandbox.clickButton(manager, message, name).modal();
  const add = await sandbox.slash(manager, staffRoom, 'knowledge add').modal();
  const first = { title: 'Purple', body: 'The quiz is purple.' };
  await sandbox.submitModal(manager, add, first).message();
  const [choice] = await sandbox.autocomplete(
    manager,
    staffRoom,
    'knowledge edit',
    { id: '' },
    'id',
  );
  const id = String(choice?.value);
  const edit = await sandbox.slash(manager, staffRoom, 'knowledge edit', { id }).modal();
  const setup = await sandbox
    .slash(manager, staffRoom, 'setup', { 'help-channel': course.questions })
    .message();
  const channel = await sandbox
    .selectOptions(manager, setup, 'setup-channel', [course.questions])
    .modal();
  const gaps = await sandbox.slash(manager, staffRoom, 'insights').message(SLOW);
  const documents = await sandbox.clickButton(manager, gaps, 'Already answered in…').message();
  const opened = [
    press(setup, 'setup-more'),
    press(setup, 'setup-reminders'),
    press(setup, 'setup-digest'),
    press(gaps, 'Write a note'),
    press(documents, 'Search'),
  ];
  return [add, edit, channel, ...(await Promise.all(opened))];
}

/** Hands a form in, filled with a text for each field, and waits for what is seen of it. */
async function handIn(form: ModalView, texts: readonly string[]): Promise<void> {
  const { sandbox, course } = stage.journey;
  const fields = sandbox.fieldsOf(form);
  const given = fields.map(({ customId, maxLength, isRequired }, at) => {
    const text = (texts[at % texts.length] ?? '').slice(0, maxLength);
    return [customId, text.trim() === '' && isRequired ? 'x' : text] as const;
  });
  const sent = sandbox.submitModal(course.manager, form, Object.fromEntries(given));
  await sent.settled();
  expect(sent.failed).toBe(false);
  await sandbox.waitFor(() => sent.followUps[0] ?? sent.shown, SLOW);
  expect(stage.faults).toEqual([]);
}

test('the bot shows every form that it has', () => {
  const names = forms.map(({ customId }) => customId.split(':')[0]);
  expect([...new Set(names)].sort()).toEqual([
    'dismiss',
    'gap-note',
    'gap-search',
    'judge-reason',
    'knowledge-add',
    'knowledge-edit',
    'learn',
    'not-helpful',
    'outcome',
    'reply',
    'setup-channel',
    'setup-digest',
    'setup-more',
    'setup-reminders',
  ]);
});

test('a form bears any text in any field', async () => {
  for (const form of forms) {
    for (const [, text] of NASTY_TEXTS) await handIn(form, [`${text} ${stage.bystander.mention}`]);
    const texts = fc.array(nastyText(4_000), { minLength: 1, maxLength: 5 });
    const check = async (filled: readonly string[]) => handIn(form, filled);
    await fc.assert(fc.asyncProperty(texts, check), runsOnStage(4));
  }
  stage.expectUnharmed();
});

test('a form bears any id behind its name', async () => {
  const known = forms.flatMap(({ customId }) => customId.split(':').slice(1));
  const check = async (form: ModalView, args: readonly string[], text: string) => {
    const [name] = form.customId.split(':');
    await handIn({ ...form, customId: [name, ...args].join(':').slice(0, 100) }, [text]);
  };
  const any = fc.asyncProperty(fc.constantFrom(...forms), nastyArgs(known), nastyText(900), check);
  await fc.assert(any, runsOnStage(150));
  stage.expectUnharmed();
});
