import { ChannelType, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from './rest-error.ts';
import { courseServer, startStage, type Stage } from './start-bot.ts';

async function textChannel({ client }: Stage, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildText) throw new Error('not a text channel');
  return channel;
}

describe('permissions', () => {
  it.each([
    ['ViewChannel', 50001],
    ['SendMessages', 50013],
  ] as const)('without %s in the channel, a message gets %i', async (permission, code) => {
    await using stage = await startStage(courseServer);
    const { sandbox, guild, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    sandbox.setPermissions(questions, [{ for: guild.botRole, deny: [permission] }]);
    expect(await codeOf(channel.send('hello'))).toBe(code);
    expect(sandbox.violations).toEqual([]);
  });

  it('without Embed Links or Attach Files, those parts get 50013', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, guild, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const deny = ['EmbedLinks', 'AttachFiles'] as const;
    sandbox.setPermissions(questions, [{ for: guild.botRole, deny }]);
    expect(await codeOf(channel.send('plain'))).toBe(null);
    expect(await codeOf(channel.send({ embeds: [{ title: 'a' }] }))).toBe(50013);
    const files = [{ name: 'a.txt', attachment: Buffer.from('a') }];
    expect(await codeOf(channel.send({ files }))).toBe(50013);
  });

  it('without Create Public Threads, a thread gets 50013', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, guild, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const message = await channel.send('here');
    sandbox.setPermissions(questions, [{ for: guild.botRole, deny: ['CreatePublicThreads'] }]);
    expect(await codeOf(message.startThread({ name: 't' }))).toBe(50013);
  });

  it("of a member's own overwrite win over those of roles, and discord.js computes the same", async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, guild, learner, staff, staffChannel } = stage;
    const channel = await textChannel(stage, staffChannel.id);
    sandbox.setPermissions(staffChannel, [
      { for: learner, allow: ['ViewChannel'] },
      { for: staff, deny: ['SendMessages'] },
    ]);
    await sandbox.waitFor(() => channel.permissionOverwrites.cache.has(staff.id));
    const seen = client.guilds.cache.get(guild.id)?.members.cache;
    const lena = seen?.get(learner.id)?.permissionsIn(channel);
    const sam = seen?.get(staff.id)?.permissionsIn(channel);
    expect(lena?.has(PermissionFlagsBits.ViewChannel)).toBe(true);
    expect(sam?.has(PermissionFlagsBits.SendMessages)).toBe(false);
    expect(sandbox.sendMessage(learner, staffChannel, 'I see this').content).toBe('I see this');
    expect(() => sandbox.sendMessage(staff, staffChannel, 'no')).toThrow('may not SendMessages');
  });

  it('name what is gone: a channel 10003, a message 10008, a server left 50001', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, guild, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const message = await channel.send('soon gone');
    sandbox.deleteMessage(sandbox.botUserId, message);
    expect(await codeOf(message.edit('gone?'))).toBe(10008);
    sandbox.deleteChannel(questions);
    expect(await codeOf(channel.send('anyone?'))).toBe(10003);
    guild.leave(sandbox.botUserId);
    expect(await codeOf(client.rest.get(`/guilds/${guild.id}/channels`))).toBe(50001);
  });

  it('let the bot delete the message of another only with Manage Messages', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, guild, learner, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const one = sandbox.sendMessage(learner, questions, 'one');
    const two = sandbox.sendMessage(learner, questions, 'two');
    await channel.messages.delete(one.id);
    sandbox.setPermissions(questions, [{ for: guild.botRole, deny: ['ManageMessages'] }]);
    expect(await codeOf(channel.messages.delete(two.id))).toBe(50013);
    expect(await codeOf(channel.messages.edit(two.id, 'mine'))).toBe(50005);
  });
});
