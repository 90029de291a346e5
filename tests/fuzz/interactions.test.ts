import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ComponentType,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { fc, runsOnStage } from '../support/fuzz.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  APIMessage,
  InteractionHandle,
  OptionValue,
  PersonHandle,
} from '../../src/sandbox/sandbox.ts';
import { controlNames } from '../support/control-names.ts';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { startFuzzStage, type FuzzStage } from '../support/fuzz-stage.ts';
import { NASTY_TEXTS, nastyArgs, nastyText } from '../support/nasty.ts';

let stage: FuzzStage;

beforeAll(async () => {
  stage = await startFuzzStage();
});

afterAll(async () => stage.journey.end());

type Values = Readonly<Record<string, OptionValue | undefined>>;

/** Every command a person can type, with what Discord lets them give to it. */
function commandsOf({ journey }: FuzzStage) {
  return journey.sandbox
    .commands()
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, options = [] }) => leavesOf(name, options));
}

interface Leaf {
  readonly path: string;
  readonly options: readonly APIApplicationCommandOption[];
}

function leavesOf(path: string, options: readonly APIApplicationCommandOption[]): Leaf[] {
  const inner = options.flatMap((option) =>
    option.type === Type.Subcommand || option.type === Type.SubcommandGroup
      ? leavesOf(`${path} ${option.name}`, option.options ?? [])
      : [],
  );
  return inner.length > 0 ? inner : [{ path, options }];
}

/** Anything that Discord's box takes for an option. */
function valueOf(
  { journey, bystander }: FuzzStage,
  option: APIApplicationCommandOption,
): fc.Arbitrary<OptionValue> {
  const { course } = journey;
  if (option.type === Type.Boolean) return fc.boolean();
  if (option.type === Type.Integer || option.type === Type.Number)
    return fc.integer({ min: option.min_value ?? -(2 ** 31), max: option.max_value ?? 2 ** 31 });
  if (option.type === Type.User) return fc.constantFrom(course.staff, bystander, course.learner);
  if (option.type === Type.Role) return fc.constant(course.staffRole);
  if (option.type === Type.Channel)
    return fc.constant(option.name === 'staff-channel' ? course.staffRoom : course.questions);
  if (option.type === Type.Attachment)
    return nastyText(2_000).map((content) => ({
      name: `log \uD83D ${content.slice(0, 90)}.txt`,
      content,
    }));
  if (option.type !== Type.String) throw new Error(`no values for the option ${option.name}`);
  if (option.choices?.length) return fc.constantFrom(...option.choices.map(({ value }) => value));
  const text = nastyText(Math.min(option.max_length ?? 6_000, 6_000) - 24);
  return fc.oneof(
    text,
    text.map((said) => `${said} ${bystander.mention}`),
  );
}

function valuesFor(options: readonly APIApplicationCommandOption[]): fc.Arbitrary<Values> {
  const arbitraries = options.map((option) => [option.name, valueOf(stage, option)] as const);
  const required = options.flatMap(({ name, ...rest }) =>
    'required' in rest && rest.required ? [name] : [],
  );
  return fc.record<Record<string, OptionValue>, string>(Object.fromEntries(arbitraries), {
    requiredKeys: required,
  });
}

/** Somebody new each time: learners may ask only so often. */
function somebody(isStaff: boolean): PersonHandle {
  const { guild, staffRole, managerRole } = stage.journey.course;
  const roles = isStaff ? [staffRole, managerRole] : [];
  return guild.addMember({ name: isStaff ? 'Sam' : 'Mia', roles });
}

/** What is seen after a use. A form is filled in with anything; `undefined` for what shows nothing. */
async function seenAfter(
  person: PersonHandle,
  handle: InteractionHandle,
  typed: string,
): Promise<APIMessage | undefined> {
  await handle.settled();
  expect(handle.failed).toBe(false);
  const response = await handle.response();
  if (response.kind === 'choices') return undefined;
  if (response.kind !== 'modal') return response.message;
  const { sandbox } = stage.journey;
  const fields = sandbox.fieldsOf(response.modal);
  const given: Record<string, string> = Object.fromEntries(
    fields.map(({ customId, maxLength }) => [customId, typed.slice(0, maxLength)] as const),
  );
  const sent = sandbox.submitModal(person, response.modal, given);
  await sent.settled();
  return await sent.message();
}

/** The ids of the buttons below a message. */
function buttonIds({ components = [] }: APIMessage): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((one) =>
          'custom_id' in one && one.type === ComponentType.Button && one.disabled !== true
            ? [one.custom_id]
            : [],
        )
      : [],
  );
}

test('every command takes anything that can be typed into it', async () => {
  const { sandbox, course } = stage.journey;
  for (const { path, options } of commandsOf(stage)) {
    const check = async (values: Values, typed: string) => {
      const person = somebody(path !== 'ask');
      const seen = await seenAfter(
        person,
        sandbox.slash(person, course.questions, path, values),
        typed,
      );
      for (const id of seen === undefined ? [] : buttonIds(seen).slice(0, 2)) {
        if (id.startsWith('setup')) continue;
        await seenAfter(person, sandbox.clickButton(person, seen?.id ?? '', id), typed);
      }
    };
    await fc.assert(fc.asyncProperty(valuesFor(options), nastyText(3_000), check), runsOnStage(5));
  }
  stage.expectUnharmed();
});

test('the set-up bears any channel and any role', async () => {
  const { sandbox } = stage.journey;
  const { guild, manager, questions, help, staffRoom, ...roles } = furnishCourse(sandbox);
  const closed = guild.addTextChannel({
    name: 'closed',
    overwrites: [{ for: guild.botRole, deny: ['ViewChannel', 'SendMessages'] }],
  });
  const channel = fc.constantFrom(questions, help, staffRoom, closed);
  const role = fc.constantFrom(roles.staffRole, roles.managerRole, guild.botRole, {
    id: guild.id,
  });
  const values = fc.record(
    { 'staff-channel': channel, 'help-channel': channel, 'staff-role': role },
    { requiredKeys: [] },
  );
  const check = async (given: Values) => {
    await seenAfter(manager, sandbox.slash(manager, questions, 'setup', given), '');
    await seenAfter(manager, sandbox.slash(manager, questions, 'escalations list'), '');
  };
  await fc.assert(fc.asyncProperty(values, check), runsOnStage(25));
  stage.expectUnharmed();
});

test('every suggestion bears anything that is typed', async () => {
  const { sandbox, course } = stage.journey;
  const completed = commandsOf(stage).flatMap(({ path, options }) =>
    options.flatMap((option) =>
      'autocomplete' in option && option.autocomplete ? [[path, option.name] as const] : [],
    ),
  );
  expect(completed.length).toBeGreaterThan(3);
  const check = async (
    [path, name]: readonly [string, string],
    typed: string,
    isStaff: boolean,
  ) => {
    const choices = await sandbox.autocomplete(
      isStaff || path === 'setup' ? course.manager : course.learner,
      course.questions,
      path,
      { [name]: typed },
      name,
    );
    expect(choices.length).toBeLessThanOrEqual(25);
  };
  for (const option of completed) {
    for (const text of ['', ...NASTY_TEXTS.map(([, nasty]) => nasty)])
      await check(option, text, true);
  }
  const any = fc.asyncProperty(
    fc.constantFrom(...completed),
    nastyText(1_000),
    fc.boolean(),
    check,
  );
  await fc.assert(any, runsOnStage(60));
  stage.expectUnharmed();
});

test('a button bears any id', async () => {
  const { sandbox, course } = stage.journey;
  const asked = await sandbox
    .slash(course.manager, course.questions, 'ask', { question: 'How often can I retake a quiz?' })
    .message();
  const known = buttonIds(asked).map((id) => id.split(':')[1] ?? '');
  const check = async (name: string, args: readonly string[], isStaff: boolean) => {
    const person = isStaff ? course.manager : course.learner;
    const customId = [name, ...args].join(':').slice(0, 100);
    const pressed = sandbox.clickButton(person, asked.id, customId, { isForged: true });
    await pressed.settled();
    expect(pressed.failed).toBe(false);
    // `Stop` takes its own answer back when nothing is being written.
    if (name !== 'stop-writing')
      await sandbox.waitFor(() => pressed.followUps[0] ?? pressed.shown, { timeoutMs: 60_000 });
    expect(stage.faults).toEqual([]);
  };
  // A page that is no whole number, or beyond all numbers of the database, once reached it.
  for (const page of ['0.5', '-1', '1e300', 'NaN', '0x10', ''])
    for (const name of ['escalations', 'gap-list']) await check(name, [page], true);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...controlNames()), nastyArgs(known), fc.boolean(), check),
    runsOnStage(300),
  );
  stage.expectUnharmed();
});
