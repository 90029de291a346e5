import { describe, expect, it } from 'vitest';
import {
  asChannelId,
  asEscalationId,
  asMessageId,
  type EscalationId,
} from '../../../src/core/ids.ts';
import { DeskWorld } from '../../support/desk-world.ts';
import { ANA, LEARNER, SERVER } from '../../support/escalations.ts';
import { Killed, Life } from '../../support/mortal.ts';

type Bot = ReturnType<DeskWorld['boot']>;
type Step = (bot: Bot, id: EscalationId) => Promise<unknown>;

const messageIn = (id: string) => ({ channelId: asChannelId('1'), messageId: asMessageId(id) });

/** People repeat what got no response, so each step may come twice. */
const STORY: readonly Step[] = [
  (bot, id) => bot.claim({ id, by: ANA, via: 'button' }),
  (bot, id) =>
    bot.followUp({ id, by: LEARNER, via: 'message', text: 'More', source: messageIn('m1') }),
  (bot, id) => bot.reply({ id, by: ANA, via: 'modal', text: 'Restart', source: messageIn('m2') }),
  (bot, id) => bot.resolve({ id, by: ANA, via: 'modal', lastWord: 'Fixed' }),
  (bot, id) => bot.reopen({ id, by: LEARNER, via: 'button' }),
  (bot, id) => bot.dismiss({ id, by: ANA, via: 'modal', reason: 'Elsewhere' }),
];

/** Plays the story; the process that it starts with dies at a moment, and others take over. */
async function play(world: DeskWorld, life: Life): Promise<void> {
  let bot = world.boot(life);
  async function until(act: (bot: Bot) => Promise<unknown>): Promise<void> {
    try {
      await act(bot);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      bot = world.boot();
      await act(bot);
    }
  }
  const { question } = world.ask('q1');
  const escalate = { questionId: question.id, by: LEARNER, serverId: SERVER };
  await until((alive) => alive.escalate(escalate));
  const id = asEscalationId('escalation-1');
  for (const step of STORY) {
    await until((alive) => step(alive, id));
    await until((alive) => alive.perform());
    world.pass(120);
    await until((alive) => alive.perform());
  }
}

describe('a bot that is killed', () => {
  it('at any moment of a story leaves everybody with everything, once and in order', async () => {
    let moments = Infinity;
    let tried = 0;
    for (let endsAt = 1; endsAt <= moments; endsAt += 1) {
      const world = new DeskWorld();
      const life = new Life(endsAt);
      await play(world, life);
      if (!life.isOver) moments = life.moments;
      tried += 1;
      const { threads, told, announced } = world.discord;
      const seen = {
        threads: threads.map(({ status, isClosed }) => ({ status, isClosed })),
        posts: threads.flatMap(({ posts }) => posts.map(({ post }) => post.note.kind)),
        told: told.map(({ post }) => post.notice),
        announced: announced.length,
      };
      expect(seen, `killed at moment ${endsAt}`).toEqual({
        threads: [{ status: 'dismissed', isClosed: true }],
        posts: ['follow-up', 'sent', 'reopened'],
        told: ['claimed', 'reply', 'resolved', 'dismissed'],
        announced: 0,
      });
    }
    expect(tried).toBeGreaterThan(100);
  });
});
