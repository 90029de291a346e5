import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { codeOf } from './rest-error.ts';
import { courseServer, startStage, type Stage } from './start-bot.ts';

async function textChannel({ client }: Stage, id: string) {
  const channel = await client.channels.fetch(id);
  if (!channel?.isTextBased() || !channel.isSendable()) throw new Error('not a text channel');
  return channel;
}

describe('messages', () => {
  it('are sent, listed, edited and deleted', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, learner, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const asked = sandbox.sendMessage(learner, questions, 'anyone?');
    const first = await channel.send('one');
    await channel.send('two');
    await first.edit('one, corrected');
    const listed = await channel.messages.fetch({ after: asked.id, limit: 10 });
    expect(listed.map(({ content }) => content).sort()).toEqual(['one, corrected', 'two']);
    const around = await channel.messages.fetch({ around: first.id, limit: 3 });
    expect(around.size).toBe(3);
    await first.delete();
    expect(await codeOf(channel.messages.fetch(first.id))).toBe(10008);
    expect(sandbox.messagesIn(questions)).toHaveLength(2);
    expect(sandbox.violations).toEqual([]);
  });

  it('ping only whom allowed_mentions lets them ping', async () => {
    await using stage = await startStage(courseServer);
    const { learner, staffRole, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const content = `${learner.mention} <@&${staffRole.id}> @everyone`;
    const quiet = await channel.send({ content, allowedMentions: { parse: [] } });
    expect([quiet.mentions.users.size, quiet.mentions.everyone]).toEqual([0, false]);
    const loud = await channel.send(content);
    expect([...loud.mentions.users.keys()]).toEqual([learner.id]);
    expect(loud.mentions.everyone).toBe(false);
    const one = await channel.send({ content, allowedMentions: { users: [learner.id] } });
    expect(one.mentions.users.size).toBe(1);
  });

  it('with the same enforced nonce are one', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const one = await channel.send({ content: 'once', nonce: 'n-1', enforceNonce: true });
    const two = await channel.send({ content: 'once', nonce: 'n-1', enforceNonce: true });
    expect([one.nonce, two.id]).toEqual(['n-1', one.id]);
    expect(sandbox.messagesIn(questions)).toHaveLength(1);
    const path = `/channels/${questions.id}/messages/${one.id}` as const;
    expect(await stage.client.rest.get(path)).not.toHaveProperty('nonce');
  });

  it('carry files, which are served, and keep them through an edit', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, questions, learner } = stage;
    const channel = await textChannel(stage, questions.id);
    const files = [{ name: 'log.txt', attachment: Buffer.from('it broke') }];
    const message = await channel.send({ content: 'see', files });
    const [file] = message.attachments.values();
    expect(await (await fetch(file?.url ?? '')).text()).toBe('it broke');
    const edited = await message.edit({ content: 'see it' });
    expect(edited.attachments.size).toBe(1);
    const fromLearner = sandbox.sendMessage(learner, questions, 'mine', {
      attachments: [{ name: 'week1.ipynb', content: '{"cells":[]}' }],
    });
    const [notebook] = fromLearner.attachments;
    expect(await (await fetch(notebook?.url ?? '')).json()).toEqual({ cells: [] });
    expect(sandbox.violations).toEqual([]);
  });

  it('reply to a message, and name one that is gone as 50035', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, questions, learner } = stage;
    const channel = await textChannel(stage, questions.id);
    const asked = sandbox.sendMessage(learner, questions, 'anyone?');
    const reply = await channel.send({ content: 'yes', reply: { messageReference: asked.id } });
    expect(reply.reference?.messageId).toBe(asked.id);
    expect(reply.mentions.repliedUser?.id).toBe(learner.id);
    sandbox.deleteMessage(learner, asked);
    const late = channel.send({
      content: 'yes',
      reply: { messageReference: asked.id, failIfNotExists: true },
    });
    expect(await codeOf(late)).toBe(50035);
  });

  it('take reactions, from the bot and from people', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const message = await channel.send('good?');
    const seen: string[] = [];
    client.on('messageReactionAdd', (reaction) => seen.push(reaction.emoji.name ?? ''));
    await message.react('👍');
    sandbox.react(learner, message, '🎉');
    await sandbox.waitFor(() => seen.length === 2);
    expect(seen).toEqual(['👍', '🎉']);
    expect(sandbox.messagesIn(questions)[0]?.reactions).toHaveLength(2);
  });

  it('reach people in private unless they are closed to it', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner } = stage;
    const user = await client.users.fetch(learner.id);
    await user.send('hello');
    expect(sandbox.messagesIn(sandbox.openDm(learner)).map(({ content }) => content)).toEqual([
      'hello',
    ]);
    sandbox.setDmsOpen(learner, false);
    expect(await codeOf(user.send('again'))).toBe(50007);
  });
});

describe('rate limits', () => {
  it('stand in the headers of every answer', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox } = stage;
    const response = await fetch(`${sandbox.apiUrl}/v10/users/@me`, {
      headers: { authorization: `Bot ${sandbox.token}` },
    });
    expect(response.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
    expect(Number(response.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
  });

  it('of Discord are kept by the client, and every message arrives in order', async () => {
    await using stage = await startStage(courseServer, { rateLimits: 'discord' });
    const { sandbox, questions } = stage;
    const channel = await textChannel(stage, questions.id);
    const names = ['1', '2', '3', '4', '5', '6', '7'];
    await Promise.all(names.map((name) => channel.send(name)));
    expect(sandbox.messagesIn(questions).map(({ content }) => content)).toEqual(names);
    expect(sandbox.calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('hold a third change of a name within ten minutes', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, guild, questions } = stage;
    guild.setRolePermissions(guild.botRole, ['ViewChannel', 'ManageChannels']);
    const rename = async (name: string) => {
      const response = await fetch(`${sandbox.apiUrl}/v10/channels/${questions.id}`, {
        method: 'PATCH',
        headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      });
      await wait(2);
      return response.status;
    };
    expect([await rename('a'), await rename('b'), await rename('c')]).toEqual([200, 200, 429]);
  });
});
