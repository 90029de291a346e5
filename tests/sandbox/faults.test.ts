import {
  Events,
  SlashCommandBuilder,
  type Client,
  type TextChannel,
  ChannelType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from './rest-error.ts';
import { courseServer, startStage, type Stage } from './start-bot.ts';

const MESSAGES = { method: 'POST', route: '/channels/:channel/messages' };
const NO_RETRIES = { rest: { retries: 0, timeout: 60_000 } };

async function textChannel({ client }: Stage, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildText) throw new Error('not a text channel');
  return channel;
}

describe('faults', () => {
  it('answer with a status as many times as said, and discord.js tries again', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    sandbox.faults.add({ match: MESSAGES, times: 2, kind: 'status', status: 502 });
    await channel.send('in the end');
    expect(sandbox.calls.slice(-3).map(({ status }) => status)).toEqual([502, 502, 200]);
    expect(sandbox.messagesIn(questions)).toHaveLength(1);
  });

  it('limit the rate, and discord.js waits and tries again', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    sandbox.faults.add({ match: MESSAGES, times: 1, kind: 'rate-limit', retryAfterSeconds: 0.2 });
    await channel.send('in the end');
    expect(sandbox.calls.slice(-2).map(({ status }) => status)).toEqual([429, 200]);
  });

  it.each([
    ['drop-before', 0],
    ['drop-after', 1],
  ] as const)('of kind %s leave %i message behind', async (kind, left) => {
    await using stage = await startStage(courseServer, {}, NO_RETRIES);
    const { sandbox, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    sandbox.faults.add({ match: MESSAGES, times: 1, kind });
    await expect(channel.send('into the void')).rejects.toThrow();
    expect(sandbox.messagesIn(questions)).toHaveLength(left);
    await channel.send('back');
    expect(sandbox.messagesIn(questions)).toHaveLength(left + 1);
  });

  it('take Discord away altogether, and it comes back', async () => {
    await using stage = await startStage(courseServer, {}, NO_RETRIES);
    const { sandbox, client, learner, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    sandbox.down(true);
    await expect(channel.send('anyone?')).rejects.toThrow('Service Unavailable');
    sandbox.sendMessage(learner, questions, 'meanwhile');
    sandbox.down(false);
    await sandbox.waitFor(() => heard.length > 0, { timeoutMs: 30_000 });
    expect(heard).toEqual(['meanwhile']);
  });
});

describe('the deadline of an interaction', () => {
  const ask = new SlashCommandBuilder().setName('ask').setDescription('Ask');

  async function register(client: Client<true>): Promise<void> {
    await client.application.commands.set([ask.toJSON()]);
  }

  it('that nobody answers passes, and is noted against the bot', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    await register(client);
    const handle = sandbox.slash(learner, questions, 'ask');
    await handle.settled();
    expect(handle.failed).toBe(true);
    expect(sandbox.violations.map(({ rule }) => rule)).toEqual(['deadline-missed']);
  });

  it('passes without blame while the bot is away', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    await register(client);
    sandbox.gateway.disconnectAll({ resumable: false });
    const handle = sandbox.slash(learner, questions, 'ask');
    await handle.settled();
    expect(handle.failed).toBe(true);
    expect(sandbox.violations).toEqual([]);
  });

  it('of the token is fifteen minutes', async () => {
    let now = Date.now();
    await using stage = await startStage(courseServer, { clock: { now: () => now } });
    const { sandbox, client, learner, questions } = stage;
    await register(client);
    const edits: (() => Promise<unknown>)[] = [];
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      void interaction.reply('now').then(() => edits.push(() => interaction.editReply('later')));
    });
    sandbox.slash(learner, questions, 'ask');
    await sandbox.waitFor(() => edits.length > 0);
    now += 14 * 60_000;
    expect(await codeOf(edits[0]?.() ?? Promise.resolve())).toBe(null);
    now += 60_000;
    expect(await codeOf(edits[0]?.() ?? Promise.resolve())).toBe(50027);
  });
});
