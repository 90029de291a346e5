import { Events, GatewayIntentBits, type Client, type Message } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { courseServer, logIn, startStage } from './start-bot.ts';

function collect(client: Client<true>): string[] {
  const heard: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => heard.push(message.content));
  return heard;
}

describe('the gateway', () => {
  it('shows a client its servers, channels, roles and members', async () => {
    await using stage = await startStage(courseServer);
    const { client, guild, questions, forum, staffRole, learner } = stage;
    const seen = client.guilds.cache.get(guild.id);
    expect(seen?.name).toBe('Course');
    expect(seen?.channels.cache.get(questions.id)?.name).toBe('questions');
    expect(seen?.channels.cache.get(forum.id)?.isThreadOnly()).toBe(true);
    expect(seen?.roles.cache.get(staffRole.id)?.name).toBe('Staff');
    expect(seen?.members.cache.get(learner.id)?.displayName).toBe('Lena');
  });

  it('turns a wrong token and a disabled intent away', async () => {
    const sandbox = await startSandbox({ privilegedIntents: [] });
    sandbox.addGuild({ name: 'Course' });
    await expect(logIn({ ...sandbox, token: 'wrong' })).rejects.toThrow('invalid token');
    await expect(logIn(sandbox)).rejects.toThrow('disallowed intents');
    expect(sandbox.violations.map(({ rule }) => rule)).toEqual(['intent']);
    await sandbox.stop();
  });

  it('leaves out the text of messages without the intent, unless the bot is meant', async () => {
    const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
    const intents = [Guilds, GuildMessages, DirectMessages];
    await using stage = await startStage(courseServer, {}, { intents });
    const { sandbox, client, learner, questions } = stage;
    const heard = collect(client);
    sandbox.sendMessage(learner, questions, 'to nobody');
    sandbox.sendMessage(learner, questions, `<@${sandbox.botUserId}> to you`);
    sandbox.sendMessage(learner, sandbox.openDm(learner), 'in private');
    await sandbox.waitFor(() => heard.length === 3);
    expect(heard).toEqual(['', `<@${sandbox.botUserId}> to you`, 'in private']);
  });

  it('sends nothing of a kind that was not asked for', async () => {
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
    await using stage = await startStage(courseServer, {}, { intents });
    const { sandbox, client, learner, questions } = stage;
    const heard = collect(client);
    sandbox.sendMessage(learner, sandbox.openDm(learner), 'in private');
    sandbox.sendMessage(learner, questions, 'in public');
    await sandbox.waitFor(() => heard.length > 0);
    expect(heard).toEqual(['']);
  });

  it.each(['close', 'reconnect', 'tear'] as const)(
    'replays what was missed after a %s',
    async (by) => {
      await using stage = await startStage(courseServer);
      const { sandbox, client, learner, questions } = stage;
      const heard = collect(client);
      sandbox.gateway.disconnectAll({ resumable: true, by });
      sandbox.sendMessage(learner, questions, 'while away');
      await sandbox.waitFor(() => heard.length > 0, { timeoutMs: 20_000 });
      expect(heard).toEqual(['while away']);
    },
  );

  it('loses what happens before a client that cannot resume is back', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    const heard = collect(client);
    sandbox.gateway.disconnectAll({ resumable: false });
    sandbox.sendMessage(learner, questions, 'lost');
    await sandbox.waitFor(() => sandbox.gateway.connected === 1, { timeoutMs: 30_000 });
    sandbox.sendMessage(learner, questions, 'heard');
    await sandbox.waitFor(() => heard.length > 0);
    expect(heard).toEqual(['heard']);
  });

  it('hides a channel that the bot cannot see', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, guild, learner, questions } = stage;
    const heard = collect(client);
    const hidden = guild.addTextChannel({
      name: 'hidden',
      overwrites: [{ for: guild.botRole, deny: ['ViewChannel'] }],
    });
    sandbox.sendMessage(learner, hidden, 'not for the bot');
    sandbox.sendMessage(learner, questions, 'for the bot');
    await sandbox.waitFor(() => heard.length > 0);
    expect(heard).toEqual(['for the bot']);
  });
});
