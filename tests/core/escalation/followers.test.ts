import { beforeEach, describe, expect, it } from 'vitest';
import { INCIDENT_FOLLOWERS } from '../../../src/core/escalation/folding.ts';
import { asFollowerId } from '../../../src/core/escalation/follower.ts';
import {
  asChannelId,
  asLearnerId,
  asQuestionId,
  asRoleId,
  asServerId,
} from '../../../src/core/ids.ts';
import { DeskWorld } from '../../support/desk-world.ts';
import { ANA, BEN, LEARNER, SERVER } from '../../support/escalations.ts';

const BEA = asLearnerId('201');
const CEM = asLearnerId('202');
const FAILURE = 'ValueError: shapes (3, 4) and (5, 6) not aligned in the grader of week 2';

describe('learners who ask the same', () => {
  let world: DeskWorld;
  let bot: ReturnType<DeskWorld['boot']>;

  beforeEach(() => {
    world = new DeskWorld();
    world.settings = { ...world.settings, staffRoleId: asRoleId('900') };
    bot = world.boot();
  });

  async function escalate(id: string, learnerId = LEARNER, text = FAILURE, isPrivate = false) {
    world.ask(id, { learnerId, text, isPrivate, channelId: asChannelId(`4-${learnerId}`) });
    const result = await bot.escalate({
      questionId: asQuestionId(id),
      by: learnerId,
      serverId: SERVER,
    });
    if (result.outcome === 'unknown-question') throw new Error('the question must be known');
    return result;
  }

  function notices(kind: string) {
    const told = world.discord.told.filter(({ post }) => post.notice === kind);
    return told.map(({ post }) => post.escalation.learnerId);
  }

  it('join the escalation that asks it already, and are told with its owner', async () => {
    const first = await escalate('q1');
    const second = await escalate('q2', BEA);
    const third = await escalate('q3', CEM);
    expect([first.outcome, second.outcome, third.outcome]).toEqual([
      'escalated',
      'joined',
      'joined',
    ]);
    expect(third.escalation).toMatchObject({ number: 1, followerIds: [BEA, CEM] });
    const { id } = first.escalation;
    const source = { channelId: asChannelId('7'), messageId: 'm1' as never };
    await bot.reply({ id, via: 'modal', by: ANA, text: 'Transpose it.', source });
    await bot.dismiss({ id, via: 'button', by: ANA, reason: 'Known.' });
    await bot.reopen({ id, via: 'button', by: BEA });
    await bot.perform();
    expect(notices('reply')).toEqual([LEARNER, BEA, CEM]);
    expect(notices('dismissed')).toEqual([LEARNER, BEA, CEM]);
    expect(notices('reopened')).toEqual([LEARNER, CEM]);
  });

  it('read once what is sent again because it did not reach the first of them', async () => {
    const { escalation } = await escalate('q1');
    await escalate('q2', BEA);
    world.discord.learnerTrouble = { reason: 'direct-messages-closed' };
    world.discord.troubled = LEARNER;
    const source = { channelId: asChannelId('7'), messageId: 'm1' as never };
    const send = {
      id: escalation.id,
      via: 'menu',
      by: ANA,
      text: 'Transpose it.',
      source,
    } as const;
    await bot.reply(send);
    await bot.perform();
    expect(notices('reply')).toEqual([BEA]);
    world.discord.learnerTrouble = undefined;
    await bot.reply(send);
    await bot.perform();
    expect(notices('reply')).toEqual([BEA, LEARNER]);
  });

  it('are counted once, however often they press', async () => {
    await escalate('q1');
    await escalate('q2', BEA);
    expect((await escalate('q2', BEA)).outcome).toBe('already-escalated');
    expect((await escalate('q1')).outcome).toBe('already-escalated');
    expect(
      (await world.escalations.find((await escalate('q1')).escalation.id))?.followerIds,
    ).toEqual([BEA]);
  });

  it('never join what was asked in private, nor join in private', async () => {
    await escalate('q1', LEARNER, FAILURE, true);
    expect((await escalate('q2', BEA)).outcome).toBe('escalated');
    expect((await escalate('q3', CEM, FAILURE, true)).outcome).toBe('escalated');
  });

  it('leave alone, and hand on what is theirs while others wait', async () => {
    const { escalation } = await escalate('q1');
    await escalate('q2', BEA);
    await escalate('q3', CEM);
    const request = { id: escalation.id, via: 'button' } as const;
    expect((await bot.withdraw({ ...request, by: CEM })).outcome).toBe('moved');
    expect(await world.escalations.find(escalation.id)).toMatchObject({
      status: 'open',
      followerIds: [BEA],
    });
    await bot.withdraw({ ...request, by: LEARNER });
    expect(await world.escalations.find(escalation.id)).toMatchObject({
      status: 'open',
      learnerId: BEA,
      questionId: 'q2',
      followerIds: [],
    });
    expect((await bot.leave({ ...request, by: BEA })).outcome).toBe('alone');
    await bot.withdraw({ ...request, by: BEA });
    await bot.perform();
    expect((await world.escalations.find(escalation.id))?.status).toBe('resolved');
    expect(world.discord.told).toEqual([]);
  });

  it('are told what was decided before the owner left, each once', async () => {
    const { escalation } = await escalate('q1');
    await escalate('q2', BEA);
    await bot.claim({ id: escalation.id, via: 'button', by: ANA });
    await bot.withdraw({ id: escalation.id, via: 'button', by: LEARNER });
    await bot.perform();
    expect(notices('claimed')).toEqual([BEA]);
  });

  it('make an incident when they are many; the staff role is pinged once', async () => {
    await escalate('q0');
    for (let at = 1; at <= INCIDENT_FOLLOWERS + 2; at += 1)
      await escalate(`q${at}`, asLearnerId(`3${at}`));
    const found = await world.escalations.findByNumber(SERVER, 1);
    expect(found?.isIncident).toBe(true);
    await bot.perform();
    const kinds = world.discord.threads[0]?.posts.map(({ post }) => post.note.kind) ?? [];
    expect(kinds.filter((kind) => kind === 'incident')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'joined')).toHaveLength(INCIDENT_FOLLOWERS + 2);
  });

  it('get a number of their own when staff find that it is another question', async () => {
    const { escalation } = await escalate('q1');
    world.pass(60);
    await escalate('q2', BEA);
    world.pass(60);
    await escalate('q4', CEM, 'Where do I hand in the project report for grading?');
    const split = { id: asFollowerId(1), serverId: SERVER, by: BEN, via: 'button' } as const;
    const elsewhere = { ...split, serverId: asServerId('other') };
    expect(await bot.splitOff(elsewhere)).toMatchObject({ why: 'not-following' });
    const result = await bot.splitOff(split);
    if (result.outcome !== 'split') throw new Error('it must be split off');
    expect(result.from).toMatchObject({ id: escalation.id, followerIds: [] });
    expect(result.escalation).toMatchObject({ number: 3, learnerId: BEA, status: 'open' });
    const listed = await world.escalations.list({ serverId: SERVER }, { offset: 0, limit: 9 });
    expect(listed.items.map((item) => item.escalation.number)).toEqual([1, 3, 2]);
    expect(await bot.splitOff(split)).toMatchObject({ outcome: 'refused', why: 'not-following' });
    await bot.perform();
    expect(notices('split-off')).toEqual([BEA]);
    await bot.dismiss({ id: escalation.id, via: 'button', by: ANA, reason: 'Known.' });
    await bot.perform();
    expect(notices('dismissed')).toEqual([LEARNER]);
  });

  it('bring their further words to staff', async () => {
    const { escalation } = await escalate('q1');
    await escalate('q2', BEA);
    const source = { channelId: asChannelId('4'), messageId: 'm2' as never };
    const request = {
      id: escalation.id,
      via: 'message',
      text: 'Same with numpy 2.',
      source,
    } as const;
    expect((await bot.followUp({ ...request, by: CEM })).outcome).toBe('not-your-question');
    expect((await bot.followUp({ ...request, by: BEA })).outcome).toBe('moved');
  });
});
