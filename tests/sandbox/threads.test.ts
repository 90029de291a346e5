import { ChannelType, type ForumChannel, type TextChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from './rest-error.ts';
import { courseServer, startStage, type Stage } from './start-bot.ts';

async function textChannel({ client }: Stage, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildText) throw new Error('not a text channel');
  return channel;
}

async function forumChannel({ client }: Stage, id: string): Promise<ForumChannel> {
  const channel = await client.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildForum) throw new Error('not a forum');
  return channel;
}

describe('threads', () => {
  it('hang on a message, once', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, staffChannel } = stage;
    const channel = await textChannel(stage, staffChannel.id);
    const message = await channel.send('#1 the question');
    const thread = await message.startThread({ name: '#1 the question' });
    expect(thread.id).toBe(message.id);
    await thread.send('details');
    expect(sandbox.threadsIn(staffChannel).map(({ name }) => name)).toEqual(['#1 the question']);
    expect(sandbox.messagesIn(thread).map(({ content }) => content)).toEqual(['', 'details']);
    const again = `/channels/${channel.id}/messages/${message.id}/threads` as const;
    expect(await codeOf(stage.client.rest.post(again, { body: { name: 'again' } }))).toBe(160004);
    expect(sandbox.violations).toEqual([]);
  });

  it('are archived and locked, and open again when written in unless locked', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, guild, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const thread = await channel.threads.create({ name: 't', type: ChannelType.PublicThread });
    await thread.setArchived(true);
    expect(await codeOf(thread.setName('other'))).toBe(50083);
    await thread.send('still here');
    expect(sandbox.threadState(thread).isArchived).toBe(false);
    await thread.edit({ locked: true, archived: true });
    expect(sandbox.threadState(thread)).toMatchObject({ isArchived: true, isLocked: true });
    guild.setRolePermissions(guild.botRole, ['ViewChannel', 'SendMessagesInThreads']);
    expect(await codeOf(thread.send('no'))).toBe(50083);
    sandbox.changeThread(thread, { isArchived: false });
    expect(await codeOf(thread.send('no'))).toBe(160005);
  });

  it('are refused, opened or taken out of the archive, beyond as many as may be active', async () => {
    await using stage = await startStage(courseServer, { maxActiveThreads: 1 });
    const channel = await textChannel(stage, stage.questions.id);
    const one = await channel.threads.create({ name: 'one' });
    expect(await codeOf(channel.threads.create({ name: 'two' }))).toBe(160006);
    await one.setArchived(true);
    await channel.threads.create({ name: 'two' });
    expect(await codeOf(one.setArchived(false))).toBe(160006);
  });

  it('are listed while active, and when archived', async () => {
    await using stage = await startStage(courseServer);
    const { questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const one = await channel.threads.create({ name: 'one' });
    const two = await channel.threads.create({ name: 'two', type: ChannelType.PublicThread });
    expect(one.type).toBe(ChannelType.PublicThread);
    await two.setArchived(true);
    const active = await channel.guild.channels.fetchActiveThreads();
    expect([...active.threads.keys()]).toEqual([one.id]);
    const archived = await channel.threads.fetchArchived();
    expect([...archived.threads.keys()]).toEqual([two.id]);
  });
});

describe('forum posts', () => {
  it('of the bot have a first message and tags', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, forum } = stage;
    const channel = await forumChannel(stage, forum.id);
    const open = channel.availableTags.find(({ name }) => name === 'open');
    const post = await channel.threads.create({
      name: '#1 grader',
      message: { content: 'first' },
      appliedTags: open ? [open.id] : [],
    });
    expect((await post.fetchStarterMessage())?.content).toBe('first');
    expect(sandbox.threadState(post).tags).toEqual(['open']);
    const solved = channel.availableTags.find(({ name }) => name === 'solved');
    await post.setAppliedTags(solved ? [solved.id] : []);
    expect(sandbox.threadState(post).tags).toEqual(['solved']);
    expect(sandbox.violations).toEqual([]);
  });

  it('of a person refuse the bot until their first message is there', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, forum } = stage;
    const codes: (number | string | null)[] = [];
    client.on('threadCreate', (thread) => {
      const answer = codeOf(thread.send('too early'));
      void answer.then((code) => codes.push(code));
    });
    const post = sandbox.createForumPost(learner, forum, {
      title: 'Grader rejects me',
      content: 'why?',
      tags: ['open'],
      delayFirstMessageMs: 150,
    });
    await sandbox.waitFor(() => codes.length === 1);
    expect(codes).toEqual([40058]);
    const first = await sandbox.waitForMessage(post, ({ content }) => content === 'why?');
    expect(first.id).toBe(post.id);
    const thread = await client.channels.fetch(post.id);
    if (thread?.isThread()) await thread.send('now');
    expect(sandbox.messagesIn(post).map(({ content }) => content)).toEqual(['why?', 'now']);
  });
});
