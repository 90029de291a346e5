import {
  ApplicationCommandType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PollLayoutType,
  StickerFormatType,
} from 'discord-api-types/v10';
import { fc, runsOnStage } from '../support/fuzz.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { APIMessage, PersonHandle } from '../../src/sandbox/sandbox.ts';
import { startFuzzStage, type FuzzStage } from '../support/fuzz-stage.ts';
import { NASTY_TEXTS, nastyText } from '../support/nasty.ts';

let stage: FuzzStage;

beforeAll(async () => {
  stage = await startFuzzStage();
});

afterAll(async () => stage.journey.end());

/** Names of the menus on a message. */
function menus(): readonly string[] {
  return stage.journey.sandbox
    .commands()
    .filter(({ type }) => type === ApplicationCommandType.Message)
    .map(({ name }) => name);
}

/** Somebody new, since learners may ask only so often, who sees what they point at. */
function somebody(isStaff: boolean): PersonHandle {
  const { guild, staffRole, managerRole } = stage.journey.course;
  const roles = isStaff ? [staffRole, managerRole] : [];
  return guild.addMember({ name: isStaff ? 'Sam' : 'Mia', roles });
}

/** Uses a menu, and waits for what its person sees in the end. */
async function use(person: PersonHandle, menu: string, target: APIMessage): Promise<void> {
  const used = stage.journey.sandbox.messageMenu(person, menu, target);
  await used.settled();
  expect(used.failed).toBe(false);
  await used.message({ timeoutMs: 60_000, what: `what comes of ${menu}` });
  expect(stage.faults).toEqual([]);
}

/** What stands in a channel beside a person's words, made of such a message. */
const ODD: readonly (readonly [string, Partial<APIMessage>])[] = [
  ['a boost', { type: MessageType.GuildBoost, content: '' }],
  ['a welcome', { type: MessageType.UserJoin, content: '' }],
  ['a pin', { type: MessageType.ChannelPinnedMessage, content: '' }],
  ['the start of a thread', { type: MessageType.ThreadCreated, content: 'quiz' }],
  [
    'a sticker',
    { content: '', sticker_items: [{ id: '1', name: 'why?', format_type: StickerFormatType.PNG }] },
  ],
  ['an embed alone', { content: '', embeds: [{ title: 'Why?', description: '@everyone' }] }],
  [
    'a poll',
    {
      content: '',
      poll: {
        question: { text: 'Who failed the quiz?' },
        answers: [{ answer_id: 1, poll_media: { text: 'I' } }],
        expiry: null,
        allow_multiselect: false,
        layout_type: PollLayoutType.Default,
      },
    },
  ],
  ['a webhook', { webhook_id: '123456789012345678', content: 'Why does the quiz fail?' }],
  [
    'a forwarded one',
    { content: '', message_reference: { type: MessageReferenceType.Forward, channel_id: '1' } },
  ],
  ['a thinking bot', { content: '', flags: MessageFlags.Loading }],
  ['a voice message', { content: '', flags: MessageFlags.IsVoiceMessage }],
];

test('a menu bears any text that it is used on', async () => {
  const { sandbox, course } = stage.journey;
  expect(menus().length).toBeGreaterThan(3);
  const check = async (menu: string, text: string, isStaff: boolean) => {
    const writer = course.guild.addMember({ name: 'Ada' });
    const target = sandbox.sendMessage(writer, course.questions, text.slice(0, 1_999) + '?');
    await use(somebody(isStaff), menu, target);
  };
  for (const menu of menus()) {
    for (const [, text] of NASTY_TEXTS) await check(menu, `${text.slice(0, 1_900)} quiz`, true);
  }
  const menu = fc.constantFrom(...menus());
  const any = fc.asyncProperty(menu, nastyText(1_900), fc.boolean(), check);
  await fc.assert(any, runsOnStage(30));
  stage.expectUnharmed();
});

test.each(ODD)('every menu bears %s', async (_, odd) => {
  const { sandbox, course } = stage.journey;
  const target = sandbox.sendMessage(course.learner, course.questions, 'placeholder');
  Object.assign(target, odd);
  expect(sandbox.messagesIn(course.questions).at(-1)).toMatchObject(odd);
  for (const menu of menus()) {
    for (const isStaff of [false, true]) await use(somebody(isStaff), menu, target);
  }
  stage.expectUnharmed();
});

test('every menu bears each message of the bot itself', async () => {
  const { sandbox, course } = stage.journey;
  const { manager, questions, staffRoom } = course;
  const question = 'Why is my grade of the quiz zero?';
  const asked = await sandbox.slash(manager, questions, 'ask', { question }).message();
  await sandbox.clickButton(manager, asked, 'Ask staff').followUp();
  const thread = await sandbox.waitFor(() => sandbox.threadsIn(staffRoom).at(-1), {
    timeoutMs: 60_000,
  });
  await sandbox.waitForMessage(thread, () => true, { timeoutMs: 60_000 });
  await sandbox.slash(manager, questions, 'ask', { question, private: true }).message();
  await sandbox.slash(manager, staffRoom, 'insights').message({ timeoutMs: 60_000 });
  const places = [questions, staffRoom, thread, sandbox.openDm(manager)];
  const targets = places
    .flatMap((place) => sandbox.messagesIn(place, manager).slice(-4))
    .filter(({ author }) => author.id === sandbox.botUserId);
  expect(targets.length).toBeGreaterThan(4);
  for (const target of targets) {
    for (const menu of menus()) await use(manager, menu, target);
  }
  stage.expectUnharmed();
});

interface GivenFile {
  readonly name: string;
  readonly content: Buffer;
}

test('a menu bears files of any kind on its message', async () => {
  const { sandbox, course } = stage.journey;
  const file = fc.record({
    name: fc.oneof(fc.constantFrom('a.txt', 'a.ipynb', 'a.png', 'a'), nastyText(80)),
    content: fc.uint8Array({ maxLength: 900 }).map((bytes) => Buffer.from(bytes)),
  });
  const files = fc.array(file, { minLength: 1, maxLength: 10 });
  const check = async (menu: string, attachments: readonly GivenFile[]) => {
    const target = sandbox.sendMessage(course.learner, course.questions, '', { attachments });
    await use(somebody(true), menu, target);
  };
  await fc.assert(fc.asyncProperty(fc.constantFrom(...menus()), files, check), runsOnStage(16));
  stage.expectUnharmed();
});
