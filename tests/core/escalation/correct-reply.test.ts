import { beforeEach, describe, expect, test } from 'vitest';
import {
  makeCorrectReply,
  makeFindCorrectable,
} from '../../../src/core/escalation/correct-reply.ts';
import { asRelayId } from '../../../src/core/escalation/relay.ts';
import { asChannelId, asMessageId, asQuestionId, asServerId } from '../../../src/core/ids.ts';
import { DeskWorld } from '../../support/desk-world.ts';
import { ANA, BEN, later, LEARNER, SERVER } from '../../support/escalations.ts';

const OTHER = asServerId('999');

describe('a reply that staff typed', () => {
  let world: DeskWorld;
  let bot: ReturnType<DeskWorld['boot']>;
  const id = asRelayId(1);

  beforeEach(async () => {
    world = new DeskWorld();
    bot = world.boot();
    world.ask('q1', {});
    const opened = await bot.escalate({
      questionId: asQuestionId('q1'),
      by: LEARNER,
      serverId: SERVER,
    });
    if (opened.outcome === 'unknown-question') throw new Error('the question must be known');
    const source = { channelId: asChannelId('7'), messageId: asMessageId('m1') };
    const { id: escalation } = opened.escalation;
    await bot.reply({ id: escalation, via: 'modal', by: ANA, text: 'Transpose it.', source });
    await bot.perform();
  });

  const correct = async (by = ANA, serverId = SERVER) => {
    const deps = { escalations: world.escalations, clock: () => later(1) };
    const looked = await makeFindCorrectable(deps)({ id, serverId, by });
    const { outcome } = await makeCorrectReply(deps)({ id, serverId, by, text: 'Reshape it.' });
    return [looked.outcome, outcome];
  };

  test('is corrected by who sent it', async () => {
    expect(await correct()).toEqual(['correctable', 'corrected']);
    expect((await world.escalations.findRelay(id))?.text).toBe('Reshape it.');
  });

  test('is not corrected by a colleague while somebody else has the escalation', async () => {
    expect(await correct(BEN)).toEqual(['already-claimed', 'already-claimed']);
    expect((await world.escalations.findRelay(id))?.text).toBe('Transpose it.');
  });

  // A reply's number is short: what keeps foreign ids out of a press does not know it.
  test('is out of reach for the staff of another server, be it by the same person', async () => {
    for (const by of [ANA, BEN])
      expect(await correct(by, OTHER)).toEqual(['no-such-reply', 'no-such-reply']);
    expect((await world.escalations.findRelay(id))?.text).toBe('Transpose it.');
  });
});
