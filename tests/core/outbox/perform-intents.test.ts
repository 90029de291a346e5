import { beforeEach, describe, expect, it } from 'vitest';
import { DiscordUnavailable } from '../../../src/core/errors.ts';
import type { EscalationId } from '../../../src/core/ids.ts';
import { asChannelId, asMessageId } from '../../../src/core/ids.ts';
import { MAX_FAULTY_ATTEMPTS } from '../../../src/core/outbox/tuning.ts';
import { NO_SETTINGS } from '../../../src/core/server-settings.ts';
import { DeskWorld } from '../../support/desk-world.ts';
import { ANA, BEN, LEARNER, SERVER } from '../../support/escalations.ts';

const source = { channelId: asChannelId('700'), messageId: asMessageId('reply-1') };

describe('the outbox', () => {
  let world: DeskWorld;
  let bot: ReturnType<DeskWorld['boot']>;

  beforeEach(() => {
    world = new DeskWorld();
    bot = world.boot();
  });

  async function escalate(question = 'q1'): Promise<EscalationId> {
    const { question: asked } = world.ask(question);
    const result = await bot.escalate({ questionId: asked.id, by: LEARNER, serverId: SERVER });
    if (result.outcome === 'unknown-question') throw new Error('the question was asked above');
    return result.escalation.id;
  }

  const notes = () =>
    world.discord.threads.flatMap(({ posts }) => posts.map(({ post }) => post.note.kind));
  const told = () => world.discord.told.map(({ post }) => post.notice);

  it('opens one thread, shows the claim there and tells the learner', async () => {
    const id = await escalate();
    await bot.claim({ id, by: ANA, via: 'button' });
    await bot.perform();
    expect(world.discord.threads).toMatchObject([{ name: '#1 question', status: 'claimed' }]);
    expect(told()).toEqual(['claimed']);
  });

  it('carries a reply to the learner and records for staff that it arrived', async () => {
    const id = await escalate();
    await bot.reply({ id, by: ANA, via: 'modal', text: 'Restart the kernel.', source });
    await bot.perform();
    expect(world.discord.told[0]?.post.relay?.text).toBe('Restart the kernel.');
    expect(notes()).toEqual(['sent']);
    expect(world.discord.threads[0]?.status).toBe('answered');
  });

  it('ends with a closed thread, and opens it again', async () => {
    const id = await escalate();
    await bot.resolve({ id, by: ANA, via: 'modal', lastWord: ' Fixed. ' });
    await bot.perform();
    expect(world.discord.threads[0]).toMatchObject({ status: 'resolved', isClosed: true });
    expect(world.discord.told[0]?.post.escalation.closingNote).toBe('Fixed.');
    await bot.reopen({ id, by: LEARNER, via: 'button' });
    await bot.perform();
    expect(world.discord.threads[0]).toMatchObject({ status: 'open', isClosed: false });
    expect(notes()).toEqual(['reopened']);
  });

  it('closes the thread of what was resolved while a reply was on its way', async () => {
    const id = await escalate();
    await bot.reply({ id, by: ANA, via: 'modal', text: 'Restart the kernel.', source });
    world.discord.meanwhile = () => bot.resolve({ id, by: ANA, via: 'button', lastWord: '' });
    await bot.perform();
    expect(notes()).toEqual(['sent']);
    expect(world.discord.threads[0]).toMatchObject({ status: 'resolved', isClosed: true });
  });

  it('closes the thread again below the note that a last word did not arrive', async () => {
    const id = await escalate();
    await bot.resolve({ id, by: ANA, via: 'modal', lastWord: 'Fixed.' });
    world.discord.learnerTrouble = { reason: 'direct-messages-closed' };
    await bot.perform();
    expect(notes()).toEqual(['not-delivered']);
    expect(world.discord.threads[0]).toMatchObject({ status: 'resolved', isClosed: true });
  });

  it('keeps an escalation until staff are set up, then delivers it and tells the learner', async () => {
    const { staffChannelId } = world.settings;
    world.settings = NO_SETTINGS;
    await escalate();
    await bot.perform();
    expect(world.discord.threads).toEqual([]);
    expect(world.discord.announced).toEqual([]);
    world.settings = { ...NO_SETTINGS, staffChannelId };
    await world.outbox.wakeWaiting(SERVER, world.now);
    await bot.perform();
    expect(world.discord.threads).toHaveLength(1);
    expect(told()).toEqual(['received']);
  });

  it('says once that a permission is missing, waits for it, and goes on', async () => {
    world.discord.deskTrouble = {
      reason: 'missing-permission',
      channelId: '700',
      permissions: ['Create Public Threads'],
    };
    await escalate('q1');
    await escalate('q2');
    await bot.perform();
    world.pass(901);
    await bot.perform();
    expect(world.discord.announced).toHaveLength(1);
    world.discord.deskTrouble = undefined;
    await world.outbox.wakeWaiting(SERVER, world.now);
    await bot.perform();
    expect(world.discord.threads).toHaveLength(2);
  });

  it('tells staff what the learner could not be told, and why', async () => {
    const id = await escalate();
    await bot.perform();
    world.discord.learnerTrouble = { reason: 'direct-messages-closed' };
    await bot.reply({ id, by: ANA, via: 'modal', text: 'Restart the kernel.', source });
    await bot.perform();
    expect(world.discord.threads[0]?.posts.map(({ post }) => post)).toMatchObject([
      {
        note: {
          kind: 'not-delivered',
          notice: 'reply',
          why: { reason: 'direct-messages-closed' },
        },
        relay: { text: 'Restart the kernel.' },
      },
    ]);
  });

  it('opens another thread when staff deleted the one there was', async () => {
    const id = await escalate();
    await bot.perform();
    const [first] = world.discord.threads;
    if (first !== undefined) first.isDeleted = true;
    await bot.followUp({ id, by: LEARNER, via: 'message', text: 'It is still there.', source });
    await bot.perform();
    expect(world.discord.threads).toHaveLength(2);
    expect(world.discord.threads[1]?.posts[0]?.post.relay?.text).toBe('It is still there.');
    expect((await world.escalations.history(id)).map(({ kind }) => kind)).toContain('thread-lost');
  });

  it('says in the channel what an ended escalation with a deleted thread still has to say', async () => {
    const id = await escalate();
    await bot.perform();
    await bot.dismiss({ id, by: ANA, via: 'modal', reason: 'Not about the course' });
    world.discord.learnerTrouble = { reason: 'learner-left' };
    const [thread] = world.discord.threads;
    if (thread !== undefined) thread.isDeleted = true;
    await bot.perform();
    expect(world.discord.threads).toHaveLength(1);
    expect(world.discord.announced.map(({ post }) => post.note.kind)).toEqual(['not-delivered']);
  });

  it('waits out an outage of Discord however long, in order', async () => {
    const id = await escalate();
    world.discord.fault = new DiscordUnavailable('503');
    await bot.claim({ id, by: ANA, via: 'button' });
    for (let minute = 0; minute < 60; minute += 1) {
      await bot.perform();
      world.pass(60);
    }
    expect(world.discord.calls).toBeGreaterThan(MAX_FAULTY_ATTEMPTS);
    world.discord.fault = undefined;
    await bot.perform();
    expect(world.discord.threads).toMatchObject([{ status: 'claimed' }]);
    expect(world.discord.announced).toEqual([]);
  });

  it('gives up a defect in the end, aloud', async () => {
    const id = await escalate();
    await bot.perform();
    world.discord.fault = new TypeError('a defect');
    await bot.claim({ id, by: ANA, via: 'button' });
    for (let attempt = 0; attempt < MAX_FAULTY_ATTEMPTS; attempt += 1) {
      await bot.perform();
      world.pass(60);
    }
    world.discord.fault = undefined;
    await bot.perform();
    expect(notes()).toEqual(['not-delivered']);
    expect(world.discord.announced.map(({ post }) => post.note.kind)).toEqual(['desk-trouble']);
    expect(await world.outbox.count(SERVER)).toMatchObject({ waiting: 0, failed: 2 });
  });

  it('refuses the second of two who claim, and tells the learner once', async () => {
    const id = await escalate();
    const results = await Promise.all([
      bot.claim({ id, by: ANA, via: 'button' }),
      bot.claim({ id, by: BEN, via: 'button' }),
    ]);
    expect(results).toMatchObject([
      { outcome: 'moved' },
      { outcome: 'already-claimed', escalation: { ownerId: ANA } },
    ]);
    await bot.perform();
    expect(told()).toEqual(['claimed']);
  });
});
