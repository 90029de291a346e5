import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxCourse } from './sandbox-course.ts';

const KNOWN =
  'How do I get past the grader? It rejects my notebook although everything is correct.';
const UNKNOWN = 'Is there a study group that meets on Thursday evenings in Lisbon?';
const REPLY = 'There is: room B2 in the library, Thursdays at 19:00. Just drop in!';

/** Prints a line of the story. */
export type Print = (line: string) => void;

/** Plays the whole story through the running bot, and prints what each person sees. */
export async function playDemo(
  sandbox: Sandbox,
  course: SandboxCourse,
  printRaw: Print,
): Promise<void> {
  const print: Print = (line) => printRaw(asShown(line, course));
  const { learner, staff, manager, questions, staffRoom, staffRole } = course;
  const says = (person: string, place: string, text: string) =>
    print(`\n${person} in #${place} ▸ ${text}`);

  says('Olga', 'staff', '/setup staff-channel:#staff staff-role:@Course Staff');
  const setup = sandbox.slash(manager, staffRoom, 'setup', {
    'staff-channel': staffRoom,
    'staff-role': staffRole,
  });
  print(seen('only Olga sees', await setup.message(), sandbox));

  says('Mia', 'questions', `/ask question:${KNOWN}`);
  const answer = await sandbox.slash(learner, questions, 'ask', { question: KNOWN }).message();
  print(seen('everybody sees', answer, sandbox));
  says('Mia', 'questions', 'presses [That solved it]');
  print(
    seen(
      'everybody sees',
      await sandbox.clickButton(learner, answer, 'That solved it').message(),
      sandbox,
    ),
  );

  says('Mia', 'questions', `/ask question:${UNKNOWN}`);
  const unknown = await sandbox.slash(learner, questions, 'ask', { question: UNKNOWN }).message();
  print(seen('everybody sees', unknown, sandbox));

  says('Mia', 'questions', 'presses [Ask staff]');
  const pressed = sandbox.clickButton(learner, unknown, 'Ask staff');
  print(seen('only Mia sees', await pressed.followUp(), sandbox));

  const header = await sandbox.waitForMessage(staffRoom, (message) =>
    sandbox.buttonsOn(message).includes('Claim'),
  );
  print(`\nIn #staff, thread "${await threadName(sandbox, course)}" appears`);
  print(seen('staff see', header, sandbox));

  says('Sam', 'staff', 'presses [Claim]');
  await sandbox.clickButton(staff, header, 'Claim').settled();
  const claimed = await sandbox.waitForMessage(
    staffRoom,
    (message) => message.id === header.id && isClaimed(message),
  );
  print(seen('staff see', claimed, sandbox));

  says('Sam', 'staff', `presses [Reply] and writes: ${REPLY}`);
  const modal = await sandbox.clickButton(staff, header, 'Reply').modal();
  const field = sandbox.fieldsOf(modal)[0];
  if (field === undefined) throw new Error('the reply form has no field');
  sandbox.submitModal(staff, modal, { [field.customId]: REPLY });
  const told = await sandbox.waitForMessage(questions, (message) =>
    everyText(message).includes(REPLY),
  );
  print(seen('Mia sees, where she asked', told, sandbox));

  says('Sam', 'staff', 'presses [Resolve]');
  await finish(sandbox, course, header);
  print('\nThe thread is archived and locked; the story is complete.');
}

async function finish(
  sandbox: Sandbox,
  { staff, staffRoom }: SandboxCourse,
  header: APIMessage,
): Promise<void> {
  const press = sandbox.clickButton(staff, header, 'Resolve');
  const response = await press.response();
  if (response.kind === 'modal') sandbox.submitModal(staff, response.modal, {});
  await sandbox.waitFor(
    () => sandbox.threadsIn(staffRoom).some((thread) => sandbox.threadState(thread).isArchived),
    {
      what: 'the thread to be archived',
    },
  );
}

async function threadName(sandbox: Sandbox, { staffRoom }: SandboxCourse): Promise<string> {
  return sandbox.waitFor(() => sandbox.threadsIn(staffRoom)[0]?.name, { what: 'the staff thread' });
}

function isClaimed(message: APIMessage): boolean {
  return /claimed/i.test(everyText(message));
}

/** A message as text: content, embeds, files, buttons. */
function seen(who: string, message: APIMessage, sandbox: Sandbox): string {
  const buttons = sandbox.buttonsOn(message).map((label) => `[${label}]`);
  const lines = [everyText(message), buttons.join(' ')].filter((part) => part !== '').join('\n');
  return `  ${who}:\n${lines.replace(/^/gm, '    │ ')}`;
}

function everyText(message: APIMessage): string {
  const embeds = message.embeds.flatMap(({ title, description, fields = [] }) => [
    title,
    description,
    ...fields.map(({ name, value }) => `${name}\n${value}`),
  ]);
  return [message.content, ...embeds]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
}

/** As Discord shows it: names and times instead of the marks that stand for them. */
function asShown(text: string, course: SandboxCourse): string {
  const { learner, staff, manager, questions, staffRoom, help, staffRole } = course;
  const shown = [
    ...[learner, staff, manager].map(({ id, name }) => [`<@${id}>`, `@${name}`] as const),
    ...[questions, staffRoom, help].map(({ id, name }) => [`<#${id}>`, `#${name}`] as const),
    [`<@&${staffRole.id}>`, `@${staffRole.name}`] as const,
  ];
  return shown
    .reduce((soFar, [mark, name]) => soFar.replaceAll(mark, name), text)
    .replace(/<t:\d+:R>/g, 'just now');
}
