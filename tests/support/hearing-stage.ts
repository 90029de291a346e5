import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageType } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { silentLog, type Log } from '../../src/core/log.ts';
import {
  startSandbox,
  type APIMessage,
  type Sandbox,
  type SandboxOptions,
} from '../../src/sandbox/sandbox.ts';
import { startHearingBot, type HearingBot, type HearingBotOptions } from './hearing-bot.ts';

/** How often it is looked whether everything is decided, in milliseconds. */
const POLL_MS = 10;

export type BotChange = Partial<HearingBotOptions>;

/** A course server with help channels, learners and staff, and a bot that hears. */
export async function setHearingStage(change: BotChange = {}, discord: SandboxOptions = {}) {
  const sandbox = await startSandbox(discord);
  const dataDir = mkdtempSync(join(tmpdir(), 'hearing-'));
  const faults: unknown[] = [];
  const log: Log = {
    ...silentLog,
    error: (fields, event) => void faults.push({ event, err: fields['err'] }),
  };
  const server = furnish(sandbox);
  const start = async (again: BotChange = change): Promise<HearingBot> =>
    startHearingBot({ apiUrl: sandbox.apiUrl, token: sandbox.token, dataDir, log, ...again });
  const stage = {
    sandbox,
    ...server,
    bot: await start(),
    /** Ends the bot and starts another over the same data. */
    restart: async (again?: BotChange) => {
      await stage.bot.stop();
      stage.bot = await start(again);
    },
    start,
    /** What the bot wrote in a channel. */
    said: (channel: { readonly id: string }) =>
      sandbox.messagesIn(channel).filter((message) => isSaidBy(message, sandbox.botUserId)),
    /** Waits for the bot's answer in a channel. */
    answerIn: async (
      channel: { readonly id: string },
      fits: (message: APIMessage) => boolean = () => true,
    ) =>
      sandbox.waitForMessage(
        channel,
        (message) => isSaidBy(message, sandbox.botUserId) && fits(message),
        { what: 'the answer' },
      ),
    /** The thread that the bot opens in the text help channel. */
    answerThread: async (nth = 0) =>
      sandbox.waitFor(() => sandbox.threadsIn(server.help)[nth], { what: 'the thread' }),
    /** Asks something by name and waits for the answer, and until all that was written before is decided about. */
    untilHeard: async () => {
      const words = `${server.mention} why is my cost nan?`;
      const probe = sandbox.sendMessage(server.tom, server.probe, words);
      await stage.answerIn(server.probe, (message) => repliesTo(message, probe));
      while (!(await stage.bot.isIdle())) await pause(POLL_MS);
    },
    faults,
  };
  await stage.bot.setUp(server.guild.id, [server.help.id, server.forum.id], server.staffRole.id);
  onTestFinished(async () => {
    await stage.bot.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
    expect(sandbox.violations).toEqual([]);
  });
  return stage;
}

export type HearingStage = Awaited<ReturnType<typeof setHearingStage>>;

/** Whether a message is a reply to another. */
export function repliesTo(message: APIMessage, other: { readonly id: string }): boolean {
  return message.message_reference?.message_id === other.id;
}

/** Written by somebody; Discord's own note at the beginning of a thread is by nobody. */
function isSaidBy({ author, type }: APIMessage, id: string): boolean {
  return author.id === id && (type === MessageType.Default || type === MessageType.Reply);
}

function furnish(sandbox: Sandbox) {
  const guild = sandbox.addGuild({ name: 'Course' });
  const staffRole = guild.addRole({ name: 'Staff' });
  return {
    guild,
    staffRole,
    lena: guild.addMember({ name: 'Lena' }),
    tom: guild.addMember({ name: 'Tom' }),
    sam: guild.addMember({ name: 'Sam', roles: [staffRole] }),
    help: guild.addTextChannel({ name: 'help' }),
    lounge: guild.addTextChannel({ name: 'lounge' }),
    probe: guild.addTextChannel({ name: 'probe' }),
    forum: guild.addForum({ name: 'help-forum', tags: ['solved'] }),
    mention: `<@${sandbox.botUserId}>`,
  };
}
