import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asChannelId, asLearnerId, asRoleId, asServerId } from '../../src/core/ids.ts';
import { silentLog } from '../../src/core/log.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { askedIn, startDeskBot, type DeskBot } from '../support/desk-bot.ts';

describe('a first answer to an interaction that is cut off', () => {
  let sandbox: Sandbox;
  let bot: DeskBot;
  let dataDir: string;
  const warnings: string[] = [];

  beforeEach(async () => {
    warnings.length = 0;
    sandbox = await startSandbox();
    dataDir = mkdtempSync(join(tmpdir(), 'interrupted-'));
    const log = {
      ...silentLog,
      warn: (_: object, event: string) => void warnings.push(event),
      error: (_: object, event: string) => void warnings.push(event),
    };
    bot = await startDeskBot({
      apiUrl: sandbox.apiUrl,
      token: sandbox.token,
      dataDir,
      log,
      registers: true,
    });
  });

  afterEach(async () => {
    await bot.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
  });

  async function escalated() {
    const guild = sandbox.addGuild({ name: 'Course' });
    const role = guild.addRole({ name: 'Staff' });
    const staff = guild.addTextChannel({ name: 'staff' });
    const help = guild.addTextChannel({ name: 'help' });
    const ana = guild.addMember({ name: 'Ana', roles: [role] });
    const leo = guild.addMember({ name: 'Leo' });
    const staffRoleId = asRoleId(role.id);
    await bot.setUp(guild.id, { staffChannelId: asChannelId(staff.id), staffRoleId });
    const place = { guildId: guild.id, channelId: help.id, learnerId: leo.id };
    const questionId = await bot.ask(askedIn(place, 'Why is my grade zero?'));
    const by = asLearnerId(leo.id);
    await bot.escalateQuestion({ questionId, by, serverId: asServerId(guild.id) });
    const card = await sandbox.waitForMessage(staff, ({ embeds }) => embeds.length > 0);
    return { ana, help, card, id: asServerId(guild.id) };
  }

  it.each(['drop-after', 'drop-before'] as const)(
    'still lets the press count (%s)',
    async (kind) => {
      const { ana, card, id } = await escalated();
      sandbox.faults.add({ kind, match: { method: 'POST', route: '/callback' }, times: 1 });
      const pressed = await sandbox.clickButton(ana, card, 'Claim').message();
      expect(pressed.content).toContain('You have **#1**');
      expect((await bot.escalations.findByNumber(id, 1))?.ownerId).toBe(ana.id);
      expect(warnings).toEqual([]);
    },
  );

  it.each(['drop-after', 'drop-before'] as const)('still opens a form (%s)', async (kind) => {
    const { ana, help, card } = await escalated();
    sandbox.faults.add({ kind, match: { method: 'POST', route: '/callback' }, times: 1 });
    const form = await sandbox.clickButton(ana, card, 'Reply').modal();
    await sandbox.submitModal(ana, form, { text: 'Restart the kernel' }).message();
    await sandbox.waitForMessage(help, ({ content }) => content.includes('Restart the kernel'));
    expect(warnings).toEqual([]);
  });

  it('leaves alone what somebody else answered', async () => {
    const { ana, card, id } = await escalated();
    sandbox.faults.add({
      kind: 'status',
      status: 400,
      body: { code: 40060, message: 'Interaction has already been acknowledged.' },
      match: { method: 'POST', route: '/callback' },
      times: 1,
    });
    sandbox.clickButton(ana, card, 'Claim');
    await sandbox.waitFor(() => warnings.includes('interaction too late'));
    expect((await bot.escalations.findByNumber(id, 1))?.status).toBe('open');
  });
});
