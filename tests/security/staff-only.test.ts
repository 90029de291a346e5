import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { PersonHandle } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

/** Stands in what staff alone may read: a note of theirs that is not published yet, and what a learner asked them. */
const SECRET = 'HELIOTROPE';
const PATIENCE = { timeoutMs: 60_000 };
/** What learners complete, too: courses. */
const OF_LEARNERS = ['ask', 'known-issues'];
/** Discord itself offers it to managers alone. */
const OF_MANAGERS = ['setup'];

let journey: Journey;

beforeAll(async () => {
  journey = await startJourney();
  await journey.setUp();
  const { sandbox, course } = journey;
  const question = `Is there a ${SECRET} study group in Lisbon?`;
  const asked = sandbox.slash(course.learner, course.questions, 'ask', { question, private: true });
  await sandbox.clickButton(course.learner, await asked.message(), 'Ask staff').followUp();
  const { staff, staffRoom } = course;
  const form = await sandbox.slash(staff, staffRoom, 'knowledge add', { kind: 'note' }).modal();
  const written = { title: `${SECRET} plan`, body: `The ${SECRET} plan is in the drawer.` };
  await sandbox.submitModal(staff, form, written).message(PATIENCE);
  await sandbox.waitFor(() => sandbox.threadsIn(staffRoom)[0], PATIENCE);
});

afterAll(async () => journey.end());

interface Completed {
  readonly path: string;
  readonly option: string;
}

/** Every option for which the bot offers choices. */
function completions(): readonly Completed[] {
  return journey.sandbox
    .commands()
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, options = [] }) => leaves(name, options))
    .filter(({ path }) => ![...OF_LEARNERS, ...OF_MANAGERS].includes(path));
}

function leaves(path: string, options: readonly APIApplicationCommandOption[]): Completed[] {
  return options.flatMap((option) => {
    if (option.type === Type.Subcommand || option.type === Type.SubcommandGroup)
      return leaves(`${path} ${option.name}`, option.options ?? []);
    return 'autocomplete' in option && option.autocomplete ? [{ path, option: option.name }] : [];
  });
}

/** All that is offered to somebody for all of them. */
async function offered(here: Journey, person: PersonHandle): Promise<string> {
  const { sandbox, course } = here;
  const asked = completions().map(async ({ path, option }) =>
    sandbox.autocomplete(person, course.questions, path, { [option]: '' }, option),
  );
  return JSON.stringify(await Promise.all(asked));
}

test('what staff complete is offered to nobody else, nor to the staff of another server', async () => {
  const { course, sandbox } = journey;
  expect(completions().length).toBeGreaterThan(6);
  const toStaff = await offered(journey, course.staff);
  expect(toStaff).toContain(`${SECRET} plan`);
  expect(toStaff).toContain(`${SECRET} study group`);
  const toLearner = await offered(journey, course.guild.addMember({ name: 'Otto' }));
  expect(toLearner.replaceAll(/[[\],]/g, '')).toBe('');
  const elsewhere = journey.inCourse(furnishCourse(sandbox));
  await elsewhere.setUp();
  expect(await offered(elsewhere, elsewhere.course.staff)).not.toContain(SECRET);
});

test('staff of one server are learners in another: the role is looked up where a command is used', async () => {
  const { sandbox } = journey;
  const elsewhere = journey.inCourse(furnishCourse(sandbox));
  await elsewhere.setUp();
  const { course } = elsewhere;
  const commands = ['escalations list', 'knowledge status', 'insights', 'knowledge reindex'];
  for (const path of commands) {
    const answer = await sandbox.slash(course.learner, course.questions, path).message(PATIENCE);
    expect(answer.content).toContain('staff');
    expect(answer.embeds).toEqual([]);
    expect(answer.attachments).toEqual([]);
  }
});
