import { shareModels } from '../support/shared-models.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startBotProcess, type BotProcess } from '../../scripts/support/bot-process.ts';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { startSandbox, type APIMessage, type Sandbox } from '../../src/sandbox/sandbox.ts';

import { startScriptedModelServer } from '../support/scripted-model-server.ts';

const NOTES = fileURLToPath(new URL('../fixtures/notes', import.meta.url));
const QUESTION = 'Why does the grader reject my correct notebook?';
const FILE = { name: 'grader.log', content: 'ValueError: shapes' };
const PATIENCE = { timeoutMs: 60_000 };

/** Files that are asked for do not come for a while; resolves when one was asked for. */
function withholdFiles(sandbox: Sandbox): () => Promise<void> {
  const match = { route: '/attachments/' };
  sandbox.faults.add({ kind: 'delay', ms: 60_000, match });
  const isRead = () => sandbox.calls.some(({ route }) => route === match.route);
  return async () => expect.poll(isRead, { timeout: 60_000 }).toBe(true);
}

/** A bot whose language model never says anything: a question stays between acknowledgement and answer. */
async function startStuckBot() {
  const now = { skipMs: 0 };
  const sandbox = await startSandbox({ clock: { now: () => Date.now() + now.skipMs } });
  const model = await startScriptedModelServer();
  model.script({ kind: 'silence' });
  const dataDir = mkdtempSync(join(tmpdir(), 'killed-command-'));
  shareModels(dataDir);
  const course = furnishCourse(sandbox);
  let bot: BotProcess | undefined;
  const start = async (llm: Readonly<Record<string, string>>) => {
    bot = await startBotProcess({
      environment: {
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API_URL: sandbox.apiUrl,
        DATA_DIR: dataDir,
        KNOWLEDGE_DIR: NOTES,
        ...llm,
      },
      logFile: join(dataDir, 'bot.log'),
    });
  };
  onTestFinished(async () => {
    await bot?.stop('SIGKILL');
    await model.close();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await start({ LLM_PROVIDER: 'openai', LLM_MODEL: 'any', LLM_BASE_URL: model.openaiUrl });
  const ask = async (isPrivate: boolean) => {
    const before = model.requests.length;
    const asked = sandbox.slash(course.learner, course.questions, 'ask', {
      question: QUESTION,
      private: isPrivate,
    });
    const isAcknowledged = () => asked.acknowledgedAfterMs !== undefined;
    await expect
      .poll(() => isAcknowledged() && model.requests.length > before, { timeout: 60_000 })
      .toBe(true);
    return asked;
  };
  return {
    sandbox,
    course,
    ask,
    /** Asks with a file that does not come. */
    askWithFile: async () => {
      const isRead = withholdFiles(sandbox);
      const asked = sandbox.slash(course.learner, course.questions, 'ask', {
        question: QUESTION,
        file: FILE,
      });
      await isRead();
      return asked;
    },
    /** Points at somebody's message whose file does not come. */
    choose: async (menu: 'Answer this' | 'Escalate to staff', words: string) => {
      const isRead = withholdFiles(sandbox);
      const message = sandbox.sendMessage(course.staff, course.questions, words, {
        attachments: [FILE],
      });
      const asked = sandbox.messageMenu(course.learner, menu, message);
      await isRead();
      return asked;
    },
    setUp: async () => {
      const setup = { 'staff-channel': course.staffRoom, 'staff-role': course.staffRole };
      await sandbox.slash(course.manager, course.questions, 'setup', setup).message(PATIENCE);
    },
    restartAfterKill: async () => {
      await bot?.stop('SIGKILL');
      await start({});
    },
    /** As far as Discord can tell. */
    skip: (ms: number) => {
      now.skipMs += ms;
    },
  };
}

test('a /ask that a kill left "thinking" gets its answer in the same reply after the restart', async () => {
  const { sandbox, course, ask, restartAfterKill } = await startStuckBot();
  const open = await ask(false);
  const own = await ask(true);
  await restartAfterKill();
  for (const asked of [open, own])
    expect((await asked.message(PATIENCE)).content).toContain('% sure');
  expect(await own.response()).toMatchObject({ isPrivate: true });
  const seen = sandbox.messagesIn(course.questions, course.staff);
  expect(seen.filter(({ author }) => author.id === sandbox.botUserId)).toHaveLength(1);
  expect(sandbox.violations).toEqual([]);
}, 180_000);

// It was recorded after its file was read: a kill before that left it "thinking" for ever. Then it was answered
// without the file, although that was there all the time.
test('a /ask that a kill met while its file was read is answered with the file', async () => {
  const { sandbox, askWithFile, restartAfterKill } = await startStuckBot();
  const asked = await askWithFile();
  sandbox.faults.clear();
  sandbox.faults.add({ kind: 'delay', ms: 1, match: { route: '/attachments/' } });
  const told = sandbox.calls.length;
  await restartAfterKill();
  const { content } = await asked.message(PATIENCE);
  expect(content).toContain('% sure');
  expect(content).not.toContain('`grader.log`');
  const isRead = ({ route }: { readonly route: string }) => route === '/attachments/';
  expect(sandbox.calls.slice(told).filter(isRead)).toHaveLength(1);
  expect(sandbox.violations).toEqual([]);
}, 180_000);

// The file was read first and the question recorded after it: the reply stayed "thinking" for ever.
test.each([QUESTION, ''])(
  'an Answer this on "%s" that a kill met while the file was read is answered too',
  async (words) => {
    const { sandbox, choose, restartAfterKill } = await startStuckBot();
    const asked = await choose('Answer this', words);
    await restartAfterKill();
    const { content } = await asked.message(PATIENCE);
    expect(content).toContain(words === '' ? 'not sure' : '% sure');
    expect(content).toContain('`grader.log`');
    expect(sandbox.violations).toEqual([]);
  },
  180_000,
);

// Nothing was recorded before the file was read: nobody knew after the kill what was wished, and staff saw nothing.
test('an Escalate to staff that a kill met while the file was read reaches staff with it, once', async () => {
  const { sandbox, course, choose, restartAfterKill, setUp } = await startStuckBot();
  await setUp();
  const asked = await choose('Escalate to staff', 'Who else sees this?');
  sandbox.faults.clear();
  await restartAfterKill();
  expect((await asked.message(PATIENCE)).content).toContain('with the course staff as **#1**');
  const cards = () =>
    sandbox.messagesIn(course.staffRoom).filter(({ embeds }) => embeds.length > 0);
  await expect.poll(cards, { timeout: 60_000 }).toHaveLength(1);
  expect(JSON.stringify(cards())).toContain('ValueError: shapes');
  await restartAfterKill();
  const next = sandbox.slash(course.learner, course.questions, 'ask', { question: QUESTION });
  await next.message(PATIENCE);
  expect(cards()).toHaveLength(1);
  expect(sandbox.violations).toEqual([]);
}, 180_000);

// A command that a start could not answer, since Discord took nothing just then, waited for the next start.
test('a /ask that Discord does not take after the restart either is answered when it does, once', async () => {
  const { sandbox, course, ask, restartAfterKill } = await startStuckBot();
  const asked = await ask(false);
  const isBack = sandbox.faults.add({
    kind: 'status',
    status: 503,
    match: { route: '/webhooks/' },
  });
  const before = sandbox.calls.length;
  await restartAfterKill();
  // As often as the client tries by itself.
  const refused = () =>
    sandbox.calls.slice(before).filter(({ path }) => path.includes(asked.token)).length;
  await expect.poll(refused, { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
  isBack();
  expect((await asked.message(PATIENCE)).content).toContain('% sure');
  const other = sandbox.slash(course.learner, course.questions, 'ask', { question: QUESTION });
  await other.message(PATIENCE);
  const answers = sandbox.messagesIn(course.questions, course.staff);
  expect(answers.filter(({ author }) => author.id === sandbox.botUserId)).toHaveLength(2);
  expect(sandbox.violations).toEqual([]);
}, 180_000);

// A start within a quarter of an hour answered them once more: "Share here" went, and who had staff asked read an answer.
test('what was answered stays as it is over a restart, and so does what staff were asked', async () => {
  const { sandbox, course, restartAfterKill, setUp } = await startStuckBot();
  await restartAfterKill();
  await setUp();
  const words = sandbox.sendMessage(course.staff, course.questions, QUESTION);
  const answered = sandbox.messageMenu(course.learner, 'Answer this', words);
  expect(sandbox.buttonsOn(await answered.message(PATIENCE))).toContain('Share here');
  const escalated = sandbox.messageMenu(course.learner, 'Escalate to staff', words);
  expect((await escalated.message(PATIENCE)).content).toContain('#1');
  const told = sandbox.calls.length;
  await restartAfterKill();
  const next = sandbox.slash(course.learner, course.questions, 'ask', { question: QUESTION });
  await next.message(PATIENCE);
  const again = sandbox.calls.slice(told).filter(({ method }) => method === 'PATCH');
  for (const { token } of [answered, escalated])
    expect(again.filter(({ path }) => path.includes(token))).toEqual([]);
}, 180_000);

test('after a quarter of an hour it is answered beside it, to the learner in private if so asked', async () => {
  const { sandbox, course, ask, restartAfterKill, skip } = await startStuckBot();
  await ask(false);
  await ask(true);
  skip(16 * 60_000);
  await restartAfterKill();
  const isLate = ({ content }: APIMessage) => content.includes('% sure');
  const late = await sandbox.waitForMessage(course.questions, isLate, PATIENCE);
  expect(late.content).toContain(course.learner.mention);
  const direct = await sandbox.waitForMessage(sandbox.openDm(course.learner), isLate, PATIENCE);
  expect(direct.content).toContain('grader');
}, 180_000);
