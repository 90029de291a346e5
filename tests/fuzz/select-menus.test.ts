import { ComponentType } from 'discord-api-types/v10';
import { fc, runsOnStage } from '../support/fuzz.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { APIMessage, PersonHandle } from '../../src/sandbox/sandbox.ts';
import { controlNames } from '../support/control-names.ts';
import { startFuzzStage, type FuzzStage } from '../support/fuzz-stage.ts';
import { nastyArgs, nastyText } from '../support/nasty.ts';

const SLOW = { timeoutMs: 60_000 };

/** A select menu that stands below a message of the bot's, and the message. */
interface FoundMenu {
  readonly source: APIMessage;
  readonly id: string;
  /** Values that can be chosen; none where people are. */
  readonly values: readonly string[];
}

let stage: FuzzStage;
let found: readonly FoundMenu[];

beforeAll(async () => {
  stage = await startFuzzStage();
  found = await furnish(stage);
});

afterAll(async () => stage.journey.end());

function menusBelow(source: APIMessage): FoundMenu[] {
  const rows = (source.components ?? []).flatMap((row) =>
    row.type === ComponentType.ActionRow ? row.components : [],
  );
  return rows.flatMap((one) => {
    if (one.type === ComponentType.StringSelect)
      return [{ source, id: one.custom_id, values: one.options.map(({ value }) => value) }];
    return one.type === ComponentType.UserSelect ? [{ source, id: one.custom_id, values: [] }] : [];
  });
}

/** Lets the bot show every select menu that it has. */
async function furnish({ journey: { sandbox, course } }: FuzzStage): Promise<FoundMenu[]> {
  const { manager, questions, staffRoom } = course;
  const question = 'Why is my grade of the purple quiz zero?';
  const asked = await sandbox.slash(manager, questions, 'ask', { question }).message();
  await sandbox.clickButton(manager, asked, 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(
    staffRoom,
    (message) => sandbox.buttonsOn(message).includes('Resolve'),
    SLOW,
  );
  const assign = menusBelow(card);
  const resolved = await sandbox.clickButton(manager, card, 'Resolve').message();
  const setup = await sandbox
    .slash(manager, staffRoom, 'setup', { 'help-channel': questions })
    .message();
  const gaps = await sandbox.slash(manager, staffRoom, 'insights').message(SLOW);
  const choice = await sandbox.clickButton(manager, gaps, 'Already answered in…').message();
  return [...assign, ...[resolved, setup, choice].flatMap(menusBelow)];
}

/** Chooses, and waits for what is seen of it: a message, a form, or a change of the message. */
async function choose(
  person: PersonHandle,
  source: APIMessage,
  id: string,
  values: readonly (string | PersonHandle)[],
): Promise<void> {
  const { sandbox } = stage.journey;
  const chosen = sandbox.selectOptions(person, source, id, values, { isForged: true });
  await chosen.settled();
  expect(chosen.failed).toBe(false);
  await sandbox.waitFor(() => chosen.followUps[0] ?? chosen.shown, SLOW);
  expect(stage.faults).toEqual([]);
}

test('the bot shows a menu of each kind', () => {
  const names = found.map(({ id }) => id.split(':')[0]);
  expect([...new Set(names)].sort()).toEqual([
    'assign',
    'gap-document',
    'outcome',
    'setup-channel',
  ]);
});

test('a menu bears every choice that it offers', async () => {
  const { course } = stage.journey;
  for (const menu of found) {
    for (const value of menu.values) await choose(course.manager, menu.source, menu.id, [value]);
  }
  stage.expectUnharmed();
});

test('a menu bears that nothing is chosen, or no such thing', async () => {
  const { course } = stage.journey;
  // An empty id of a person once stood for every member of the server.
  const none = [[], [''], ['0'], ['../@me'], ['known-issue/'], ['a:b'], ['duplicate', 'answered']];
  for (const { source, id } of found) {
    for (const values of none) await choose(course.manager, source, id, values);
  }
  stage.expectUnharmed();
});

test('a menu bears any choice, any id, and nobody who may', async () => {
  const { course } = stage.journey;
  const people = fc.constantFrom(course.staff, course.learner, course.manager, stage.bystander);
  const known = found.flatMap(({ values }) => values);
  const value = fc.oneof(fc.constantFrom(...known), nastyText(100), people);
  const values = fc.oneof(
    fc.array(value, { maxLength: 3 }),
    people.map((person) => [person]),
  );
  const ids = found.map(({ id }) => id);
  const args = nastyArgs(ids.flatMap((id) => id.split(':').slice(1)));
  const id = fc.oneof(
    fc.constantFrom(...ids),
    fc
      .tuple(fc.constantFrom(...controlNames()), args)
      .map(([name, rest]) => [name, ...rest].join(':').slice(0, 100)),
  );
  const check = async (
    { person, source }: Chooser,
    named: string,
    chosen: readonly (string | PersonHandle)[],
  ) => choose(person, source, named, chosen);
  const choosers = fc.constantFrom(...(await anybody()));
  await fc.assert(fc.asyncProperty(choosers, id, values, check), runsOnStage(200));
  stage.expectUnharmed();
});

interface Chooser {
  readonly person: PersonHandle;
  readonly source: APIMessage;
}

/** Staff and a learner in a channel, and somebody in direct messages, each below an answer that they see. */
async function anybody(): Promise<readonly Chooser[]> {
  const { sandbox, course } = stage.journey;
  const question = 'How often can I retake a quiz?';
  const choosers = [
    [course.manager, course.questions],
    [course.learner, course.questions],
    [course.manager, sandbox.openDm(course.manager)],
  ] as const;
  return Promise.all(
    choosers.map(async ([person, place]) => {
      return { person, source: await sandbox.slash(person, place, 'ask', { question }).message() };
    }),
  );
}
