import { deflateRawSync } from 'node:zlib';
import { fc, runsOnStage } from '../support/fuzz.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { startFuzzStage, type FuzzStage } from '../support/fuzz-stage.ts';
import { NASTY_TEXTS, nastyText } from '../support/nasty.ts';

let stage: FuzzStage;

beforeAll(async () => {
  stage = await startFuzzStage();
});

afterAll(async () => stage.journey.end());

interface GivenFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly contentType?: string;
}

/** Somebody new calls the bot, and it answers: the limits of asking are one person's. */
async function call(text: string, attachments: readonly GivenFile[] = []): Promise<APIMessage> {
  const { sandbox, course } = stage.journey;
  const learner = course.guild.addMember({ name: 'Mia', roles: [course.staffRole] });
  const content = `<@${sandbox.botUserId}> ${text}`.slice(0, 2_000);
  const sent = sandbox.sendMessage(learner, course.questions, content, { attachments });
  return sandbox.waitForMessage(
    course.questions,
    ({ author, message_reference: to }) =>
      author.id === sandbox.botUserId && to?.message_id === sent.id,
    { timeoutMs: 60_000, what: `an answer to ${JSON.stringify(text.slice(0, 80))}` },
  );
}

test('a message of anything is answered', async () => {
  const question = 'How often can I retake a quiz?';
  await Promise.all(NASTY_TEXTS.map(async ([, text]) => call(`${question} ${text}`)));
  const texts = fc.array(nastyText(1_900), { minLength: 8, maxLength: 8 });
  const check = async (many: readonly string[]) => {
    await Promise.all(
      many.map(async (text) => call(`${question} ${text} ${stage.bystander.mention}`)),
    );
  };
  await fc.assert(fc.asyncProperty(texts, check), runsOnStage(3));
  stage.expectUnharmed();
});

const NOTEBOOK_BOMB = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      source: 'x',
      outputs: [{ output_type: 'stream', text: 'y'.repeat(3_000_000) }],
    },
  ],
});
const FILES: readonly GivenFile[] = [
  { name: 'log.txt', content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 255, 254]) },
  { name: 'photo.png.py', content: Buffer.from('89504e470d0a1a0a', 'hex') },
  { name: 'work.ipynb', content: NOTEBOOK_BOMB },
  { name: 'zip.ipynb', content: deflateRawSync(Buffer.alloc(2_000_000)) },
  { name: 'deep.ipynb', content: '['.repeat(200_000) },
  {
    name: 'proto.ipynb',
    content: '{"__proto__":1,"cells":[{"cell_type":{},"source":5,"outputs":{"length":9}}]}',
  },
  { name: 'one-line.log', content: 'loss=nan '.repeat(9_000) },
  {
    name: 'trace.txt',
    content: `Traceback (most recent call last):\n${'  File "a.py", line 1\n'.repeat(4_000)}KeyError: 3`,
  },
  { name: 'nul.csv', content: '\u0000,\u0000\n'.repeat(500) },
  { name: 'fences.md', content: '```'.repeat(9_000) },
  { name: 'a.constructor', content: 'KeyError: 3', contentType: 'text/plain' },
  { name: 'a.__proto__', content: 'KeyError: 3', contentType: 'text/plain' },
  { name: `${'n'.repeat(180)}@everyone\u202Egpj.txt`, content: '@everyone <@&1>' },
  { name: 'empty.txt', content: '' },
  { name: 'wide.txt', content: Buffer.from('\uFEFFKeyError', 'utf16le') },
];

test('a question with any file is answered', async () => {
  const alone = FILES.map(async (file) => call('Why does my quiz fail with this?', [file]));
  await Promise.all([...alone, call('Why does my quiz fail with these?', FILES.slice(0, 10))]);
  const names = fc.oneof(fc.constantFrom('a.txt', 'a.py', 'a.csv', 'a.ipynb', 'a'), nastyText(80));
  const file = fc.record({
    name: names,
    content: fc.oneof(
      nastyText(3_000),
      fc.uint8Array({ maxLength: 900 }).map((bytes) => Buffer.from(bytes)),
    ),
  });
  const check = async (files: readonly GivenFile[]) => {
    await Promise.all(files.map(async (one) => call('What is wrong here?', [one])));
  };
  const eight = fc.array(file, { minLength: 8, maxLength: 8 });
  await fc.assert(fc.asyncProperty(eight, check), runsOnStage(2));
  stage.expectUnharmed();
});

test('what staff and a learner tell each other arrives, whatever it is', async () => {
  const { sandbox, course } = stage.journey;
  const asked = sandbox.slash(course.learner, course.questions, 'ask', {
    question: 'Why is my grade zero?',
  });
  await sandbox.clickButton(course.learner, await asked.message(), 'Ask staff').followUp();
  const found = { timeoutMs: 60_000 };
  const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0], found);
  const card = await sandbox.waitForMessage(
    course.staffRoom,
    (one) => sandbox.buttonsOn(one).includes('Reply'),
    found,
  );
  for (const [what, text] of NASTY_TEXTS) {
    const form = await sandbox.clickButton(course.staff, card, 'Reply').modal();
    const [field] = sandbox.fieldsOf(form);
    const marked = `${text.slice(0, 1_500)} (${what})`;
    await sandbox.submitModal(course.staff, form, { [field?.customId ?? '']: marked }).message();
    await sandbox.waitForMessage(course.questions, ({ content }) => content.includes(`(${what})`), {
      ...found,
      what: `the reply of ${what}`,
    });
  }
  stage.expectUnharmed();
  expect(JSON.stringify(sandbox.messagesIn(thread))).not.toContain('could not');
});
