import { shareModels } from '../support/shared-models.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotProcess, type BotProcess } from '../../scripts/support/bot-process.ts';
import { furnishCourse, type SandboxCourse } from '../../scripts/support/sandbox-course.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import {
  startScriptedModelServer,
  type ScriptedModelServer,
} from '../support/scripted-model-server.ts';
import { draft } from '../support/writing-world.ts';

const NOTES = fileURLToPath(new URL('../fixtures/notes', import.meta.url));
const PATIENT = { timeoutMs: 60_000 };

let sandbox: Sandbox;
let course: SandboxCourse;
let model: ScriptedModelServer;
let dataDir: string;
let bot: BotProcess | undefined;

const start = async (): Promise<BotProcess> =>
  startBotProcess({
    environment: {
      DISCORD_API_URL: sandbox.apiUrl,
      DISCORD_TOKEN: sandbox.token,
      DATA_DIR: dataDir,
      KNOWLEDGE_DIR: NOTES,
      LLM_PROVIDER: 'openai',
      LLM_MODEL: 'scripted',
      LLM_BASE_URL: model.openaiUrl,
    },
    logFile: join(dataDir, 'bot.log'),
  });

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'course-support-kill-'));
  shareModels(dataDir);
  sandbox = await startSandbox();
  course = furnishCourse(sandbox);
  model = await startScriptedModelServer();
  bot = await start();
});

afterAll(async () => {
  await bot?.stop('SIGKILL');
  await model.close();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const sendMention = (text: string): void => {
  sandbox.sendMessage(course.learner, course.questions, `<@${sandbox.botUserId}> ${text}`);
};
const useAsk = (question: string): void => {
  sandbox.slash(course.learner, course.questions, 'ask', { question });
};

/** Two questions, since an answer once written is told again at once. */
test.each([
  [
    'a mention',
    sendMention,
    'How often can I retake a quiz?',
    'You can retake a quiz as often as you like.',
  ],
  ['/ask', useAsk, 'Do quizzes have a time limit?', 'Quizzes have no time limit.'],
] as const)('a kill in the middle of a draft leaves none: %s', async (_, ask, question, first) => {
  // The first sentence comes at once, the rest much later.
  const text = draft([first, 1]) + ' '.repeat(11_000);
  model.script({ kind: 'say', text, pieceLength: 60, pauseMs: 100 });
  ask(question);
  const half = await sandbox.waitForMessage(
    course.questions,
    (message) =>
      sandbox.buttonsOn(message).includes('Stop') && message.content.includes(`${first} [1]`),
    PATIENT,
  );
  await bot?.stop('SIGKILL');
  model.script({ kind: 'say', text: draft([first, 1]) });
  bot = await start();
  const whole = await sandbox.waitForMessage(
    course.questions,
    (message) => message.id === half.id && sandbox.buttonsOn(message).includes('Ask staff'),
    PATIENT,
  );
  expect(whole.content).toContain(first);
  const left = sandbox
    .messagesIn(course.questions)
    .filter((message) => sandbox.buttonsOn(message).includes('Stop'));
  expect(left).toEqual([]);
});
