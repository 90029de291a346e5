import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../src/core/log.ts';
import type { Escalation } from '../../../src/core/escalation/escalation.ts';
import { asChannelId, asMessageId, asRoleId } from '../../../src/core/ids.ts';
import { makeRemind } from '../../../src/core/reminding/remind.ts';
import { DEFAULT_REMINDERS, type ReminderSettings } from '../../../src/core/server-settings.ts';
import { DeskWorld } from '../../support/desk-world.ts';
import { ANA, BEN, LEARNER, SERVER } from '../../support/escalations.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const ROLE = asRoleId('900');

describe('reminders', () => {
  let world: DeskWorld;
  let desk: ReturnType<DeskWorld['boot']>;

  beforeEach(() => {
    world = new DeskWorld();
    world.settings = { ...world.settings, staffRoleId: ROLE };
    desk = world.boot();
  });

  /** As after a start: nothing is remembered but what is stored. */
  function remind(): Promise<number> {
    const { escalations } = world;
    const settings = { read: () => Promise.resolve(world.settings) };
    const deps = { escalations, clock: () => world.now, settings, log: silentLog };
    return makeRemind({ ...deps, waiting: escalations.waiting })();
  }

  function choose(reminders: Partial<ReminderSettings>): void {
    world.settings = { ...world.settings, reminders: { ...DEFAULT_REMINDERS, ...reminders } };
  }

  async function escalate(): Promise<Escalation> {
    const { question } = world.ask('q1');
    const result = await desk.escalate({
      questionId: question.id,
      by: LEARNER,
      serverId: SERVER,
    });
    if (result.outcome !== 'escalated') throw new Error('it must be escalated');
    return result.escalation;
  }

  async function reply(escalation: Escalation, id = 'm1') {
    const source = { channelId: asChannelId('700'), messageId: asMessageId(id) };
    await desk.reply({ id: escalation.id, by: ANA, via: 'modal', text: 'Restart it.', source });
  }

  function told(): readonly string[] {
    return world.outbox.rows.flatMap(({ stored: { intent } }) => {
      if (intent.kind === 'post-to-thread') return [intent.note.kind];
      return intent.kind === 'deliver-to-learner' ? [intent.notice] : [];
    });
  }

  const statusOf = async ({ id }: Escalation) => (await world.escalations.find(id))?.status;

  it('ping the staff role once when nobody claims', async () => {
    await escalate();
    world.pass(4 * HOUR - 1);
    expect(await remind()).toBe(0);
    world.pass(1);
    expect(await remind()).toBe(1);
    world.pass(100 * HOUR);
    expect(await remind()).toBe(0);
    const note = world.outbox.rows.at(-1)?.stored.intent;
    expect(note).toMatchObject({ note: { kind: 'unclaimed', hours: 4, roleId: ROLE } });
  });

  it('are each sent once, however long the bot was away', async () => {
    await escalate();
    world.pass(30 * DAY);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
  });

  it('ping a silent owner once, and again only after the learner wrote', async () => {
    const { id } = await escalate();
    await desk.claim({ id, by: ANA, via: 'button' });
    world.pass(20 * HOUR);
    await desk.followUp(said(id, 'm2'));
    world.pass(4 * HOUR);
    // What the learner writes meanwhile puts nothing off.
    expect(await remind()).toBe(1);
    world.pass(48 * HOUR);
    expect(await remind()).toBe(0);
    await desk.followUp(said(id, 'm3'));
    world.pass(24 * HOUR);
    expect(await remind()).toBe(1);
    expect(told().filter((kind) => kind === 'owner-silent')).toHaveLength(2);
  });

  it('begin anew when somebody else has it', async () => {
    const { id } = await escalate();
    await desk.claim({ id, by: ANA, via: 'button' });
    world.pass(23 * HOUR);
    await desk.takeOver({ id, by: BEN, via: 'button' });
    world.pass(23 * HOUR);
    expect(await remind()).toBe(0);
    world.pass(HOUR);
    expect(await remind()).toBe(1);
  });

  it('ask the learner, then close gently; a word of the learner stops that', async () => {
    const escalation = await escalate();
    await reply(escalation);
    world.pass(3 * DAY);
    expect(await remind()).toBe(1);
    expect(told().at(-1)).toBe('still-waiting');
    world.pass(4 * DAY);
    expect(await remind()).toBe(1);
    expect(await world.escalations.find(escalation.id)).toMatchObject({
      status: 'resolved',
      outcome: { kind: 'lapsed' },
    });
    expect(told().slice(-2)).toEqual(['lapsed', 'lapsed']);
    await desk.reopen({ id: escalation.id, by: LEARNER, via: 'message' });
    await reply(escalation, 'm4');
    world.pass(3 * DAY);
    expect(await remind()).toBe(1);
    await desk.followUp(said(escalation.id, 'm5'));
    expect(await statusOf(escalation)).toBe('claimed');
    world.pass(4 * DAY);
    await remind();
    expect(await statusOf(escalation)).toBe('claimed');
  });

  it('never close what was not asked about, though the bot was away for both', async () => {
    const escalation = await escalate();
    await reply(escalation);
    world.pass(30 * DAY);
    expect(await remind()).toBe(1);
    expect(await statusOf(escalation)).toBe('answered');
  });

  it('wait for the end of quiet hours, and for a day that is chosen', async () => {
    // Noon of a Monday in UTC is 13:00 in Berlin.
    const timeZone = 'Europe/Berlin';
    world.settings = { ...world.settings, quietHours: { fromHour: 16, toHour: 7, timeZone } };
    choose({ days: { weekdays: [1, 3], timeZone } });
    await escalate();
    world.pass(4 * HOUR);
    expect(await remind()).toBe(0);
    world.pass(16 * HOUR);
    // Tuesday, 09:00.
    expect(await remind()).toBe(0);
    world.pass(21 * HOUR);
    // Wednesday, 06:00.
    expect(await remind()).toBe(0);
    world.pass(HOUR);
    expect(await remind()).toBe(1);
  });

  it.each([
    ['unclaimedHours', 'open'],
    ['silentHours', 'claimed'],
    ['askAfterDays', 'answered'],
  ] as const)('can be off: %s', async (setting, status) => {
    choose({ [setting]: undefined });
    const escalation = await escalate();
    if (status === 'claimed') await desk.claim({ id: escalation.id, by: ANA, via: 'button' });
    if (status === 'answered') await reply(escalation);
    world.pass(100 * DAY);
    expect(await remind()).toBe(0);
    choose({});
    // The due time follows from what is stored: a setting that is on again counts at once.
    expect(await remind()).toBe(1);
  });

  it('ask without closing when that is off', async () => {
    choose({ closeAfterDays: undefined });
    const escalation = await escalate();
    await reply(escalation);
    world.pass(3 * DAY);
    expect(await remind()).toBe(1);
    world.pass(100 * DAY);
    expect(await remind()).toBe(0);
  });

  it('reach the thread and the learner through the outbox', async () => {
    const escalation = await escalate();
    await reply(escalation);
    await desk.perform();
    world.pass(3 * DAY);
    await remind();
    await desk.perform();
    world.pass(4 * DAY);
    await remind();
    await desk.perform();
    expect(world.outbox.rows.filter(({ state }) => state !== 'done')).toEqual([]);
  });
});

function said(id: Escalation['id'], message: string) {
  const source = { channelId: asChannelId('400'), messageId: asMessageId(message) };
  return { id, by: LEARNER, via: 'message', text: 'Any news?', source } as const;
}
