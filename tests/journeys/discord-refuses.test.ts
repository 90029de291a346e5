import { shareModels } from '../support/shared-models.ts';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { freshFolder } from '../support/fresh-database.ts';

import { runMain, sentences, type RunningMain } from '../support/run-main.ts';

const TIMEOUT = { timeout: 180_000 };

async function inSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(async () => await sandbox.stop());
  return sandbox;
}

async function startIn(sandbox: Sandbox, token = sandbox.token): Promise<RunningMain> {
  const dataDir = await freshFolder();
  shareModels(dataDir);
  return runMain([], {
    DATA_DIR: dataDir,
    DISCORD_API_URL: sandbox.apiUrl,
    DISCORD_TOKEN: token,
  });
}

const isReady = (line: string) => line.includes('"msg":"ready"');

/** One sentence and no stack is what an operator reads. */
async function expectEnd(bot: RunningMain, exitCode: number, sentence: RegExp): Promise<void> {
  expect(await bot.exitCode).toBe(exitCode);
  expect(sentences(bot.said)).toEqual([expect.stringMatching(sentence)]);
}

test('a token that was never good ends the start with 2 and a sentence', TIMEOUT, async () => {
  const bot = await startIn(await inSandbox(), 'not.the.token');
  await expectEnd(bot, 2, /^Discord does not accept DISCORD_TOKEN: copy a fresh bot token/);
});

test('a token that is revoked while the bot runs ends it with 2', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  const bot = await startIn(sandbox);
  await bot.waitFor(isReady);
  sandbox.revokeToken();
  await expectEnd(bot, 2, /^Discord does not accept DISCORD_TOKEN/);
  expect(bot.said.join('\n')).toContain('"msg":"stopped"');
});

test('an intent that is not switched on ends the start with 2', TIMEOUT, async () => {
  const bot = await startIn(await inSandbox({ privilegedIntents: [] }));
  await expectEnd(bot, 2, /^Discord refuses the intents: switch on "Message Content Intent"/);
});

test('intents that are taken away while the bot runs end it with 2', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  const bot = await startIn(sandbox);
  await bot.waitFor(isReady);
  sandbox.gateway.disconnectAll({ code: 4014 });
  await expectEnd(bot, 2, /^Discord refuses the intents/);
});

test('intents that Discord does not know ask for an update', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  const bot = await startIn(sandbox);
  await bot.waitFor(isReady);
  sandbox.gateway.disconnectAll({ code: 4013 });
  await expectEnd(
    bot,
    2,
    /^Discord does not know what this version of the program asks for: update/,
  );
});

test('a Discord that is away at the start is waited for', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  const isBack = sandbox.faults.add({ kind: 'status', status: 503 });
  const bot = await startIn(sandbox);
  await bot.waitFor((line) => line.includes('Discord cannot be reached, trying again'));
  isBack();
  await bot.waitFor(isReady);
  bot.kill('SIGTERM');
  expect(await bot.exitCode).toBe(0);
  expect(sentences(bot.said)).toEqual([]);
});

// It ended with 1, which a supervisor answers with the next start, and so on.
test('a bot that may log in no more today waits until it may', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  const body = {
    url: 'ws://127.0.0.1',
    shards: 1,
    session_start_limit: { total: 1000, remaining: 0, reset_after: 9_000, max_concurrency: 1 },
  };
  const match = { route: '/gateway/bot' };
  const maySoon = sandbox.faults.add({ kind: 'status', status: 200, body, match });
  const bot = await startIn(sandbox);
  await bot.waitFor((line) => line.includes('log in no more today, trying again'));
  maySoon();
  await bot.waitFor(isReady);
});

test('who is told to stop while Discord is away ends with 0', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  sandbox.faults.add({ kind: 'drop-before' });
  const bot = await startIn(sandbox);
  await bot.waitFor((line) => line.includes('Discord cannot be reached, trying again'));
  bot.kill('SIGTERM');
  expect(await bot.exitCode).toBe(0);
  expect(sentences(bot.said)).toEqual([]);
});

test('a Discord that goes away right after the login is waited for', TIMEOUT, async () => {
  const sandbox = await inSandbox();
  const match = { method: 'GET', route: '/commands' };
  const isBack = sandbox.faults.add({ kind: 'drop-before', match });
  const bot = await startIn(sandbox);
  await bot.waitFor((line) => line.includes('Discord unavailable, trying again'));
  isBack();
  await bot.waitFor(isReady);
});

test('SIGTERM ends the bot with 0 after its work is written down', TIMEOUT, async () => {
  const bot = await startIn(await inSandbox());
  await bot.waitFor(isReady);
  bot.kill('SIGTERM');
  expect(await bot.exitCode).toBe(0);
  expect(sentences(bot.said)).toEqual([]);
});

test('a bot that is told to stop ends with 0, and warns of no lost gateway', TIMEOUT, async () => {
  const bot = await startIn(await inSandbox());
  await bot.waitFor(isReady);
  bot.kill('SIGTERM');
  expect(await bot.exitCode).toBe(0);
  expect(bot.said.filter((line) => line.includes('gateway reconnecting'))).toEqual([]);
});
