import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asChannelId, asLearnerId, asRoleId, asServerId } from '../../src/core/ids.ts';
import { silentLog, type Log } from '../../src/core/log.ts';
import { startSandbox, type APIMessage, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { askedIn, startDeskBot, type DeskBot } from '../support/desk-bot.ts';

const faults: unknown[] = [];
const log: Log = { ...silentLog, error: (fields) => void faults.push(fields['err']) };
const PATIENT = { timeoutMs: 60_000 };

describe.each(['text', 'forum'] as const)('the bridge, staff in a %s channel', (kind) => {
  let sandbox: Sandbox;
  let bot: DeskBot;
  let dataDir: string;
  let guild: ReturnType<Sandbox['addGuild']>;
  let staff: { id: string };
  let help: { id: string };
  let ana: { id: string };
  let role: { id: string };
  let leo: { id: string };

  beforeEach(async () => {
    faults.length = 0;
    sandbox = await startSandbox();
    dataDir = mkdtempSync(join(tmpdir(), 'mirror-'));
    guild = sandbox.addGuild({ name: 'Course' });
    role = guild.addRole({ name: 'Staff', permissions: ['ManageMessages'] });
    ana = guild.addMember({ name: 'Ana', roles: [role] });
    leo = guild.addMember({ name: 'Leo' });
    help = guild.addTextChannel({ name: 'help' });
    staff =
      kind === 'text' ? guild.addTextChannel({ name: 'staff' }) : guild.addForum({ name: 'staff' });
    bot = await start();
    await bot.setUp(guild.id, {
      staffChannelId: asChannelId(staff.id),
      staffRoleId: asRoleId(role.id),
    });
  });

  afterEach(async () => {
    await bot.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
    expect(sandbox.violations).toEqual([]);
    expect(faults).toEqual([]);
  });

  async function start(): Promise<DeskBot> {
    const { apiUrl, token } = sandbox;
    return startDeskBot({ apiUrl, token, dataDir, log, registers: true });
  }

  /** An escalation that Ana has, and what she sees of it. */
  async function claimed() {
    const place = { guildId: guild.id, channelId: help.id, learnerId: leo.id };
    const questionId = await bot.ask(askedIn(place, 'Why is my grade zero?'));
    const by = asLearnerId(leo.id);
    await bot.escalateQuestion({ questionId, by, serverId: asServerId(guild.id) });
    const thread = await sandbox.waitFor(() => sandbox.threadsIn(staff)[0], PATIENT);
    const card = await seen(kind === 'text' ? staff : thread, thread.id);
    await sandbox.clickButton(ana, card, 'Claim').message(PATIENT);
    const notice = await seen(help, 'is looking at');
    return { thread, card, notice };
  }

  /** A message that says so, whatever else it says. */
  async function seen(where: { id: string }, ...texts: readonly string[]): Promise<APIMessage> {
    const says = (message: APIMessage) =>
      texts.every((text) => JSON.stringify(message).includes(text));
    return sandbox.waitForMessage(where, says, PATIENT);
  }

  async function sendToLearner(thread: { id: string }, text: string): Promise<APIMessage> {
    const said = sandbox.sendMessage(ana, thread, text);
    await sandbox.messageMenu(ana, 'Send to learner', said).message(PATIENT);
    await seen(thread, 'Sent to the learner');
    return said;
  }

  async function history() {
    const found = await bot.escalations.findByNumber(asServerId(guild.id), 1);
    return found === undefined ? [] : bot.escalations.history(found.id);
  }

  const howMany = (where: { id: string }, text: string) =>
    sandbox.messagesIn(where).filter((message) => JSON.stringify(message).includes(text)).length;

  it("shows staff what the learner's message says now, and what it said", async () => {
    const { thread, notice } = await claimed();
    const wrote = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
    await seen(thread, 'It is week 3');
    sandbox.editMessage(leo, wrote, 'It is week 4');
    const copy = await seen(thread, 'It is week 4', 'edited');
    expect(copy.content).toContain('before:');
    expect(copy.content).toContain('It is week 3');
    expect(howMany(thread, 'week 4')).toBe(1);
    expect(sandbox.buttonsOn(copy)).toContain('Reply');
  });

  it('withdraws the copy of a message that the learner deletes, and all that it said', async () => {
    const { thread, notice } = await claimed();
    const wrote = sandbox.sendMessage(leo, help, 'My password is 1234', { replyTo: notice });
    await seen(thread, 'My password');
    sandbox.editMessage(leo, wrote, 'My password is secret');
    await seen(thread, 'is secret');
    sandbox.deleteMessage(leo, wrote);
    await seen(thread, 'deleted this message');
    expect(howMany(thread, 'password')).toBe(0);
  });

  it("changes the learner's copy when staff edit what they sent, and takes it away with it", async () => {
    const { thread } = await claimed();
    const said = await sendToLearner(thread, 'Restart the kernel');
    await seen(help, 'Restart the kernel');
    sandbox.editMessage(ana, said, 'Restart the server');
    await seen(help, 'replied to', 'Restart the server');
    await seen(thread, 'edited a reply');
    expect(howMany(help, 'Restart')).toBe(1);
    sandbox.deleteMessage(ana, said);
    await seen(thread, 'deleted a reply');
    expect(howMany(help, 'Restart')).toBe(0);
  });

  // It looked once at the start of a session, and an answer that did not come left the copy as it was.
  it('finds what was edited while it was away, though Discord tells only later', async () => {
    const { thread, notice } = await claimed();
    const wrote = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
    await seen(thread, 'It is week 3');
    await bot.stop();
    sandbox.editMessage(leo, wrote, 'It is week 4');
    const match = { method: 'GET', route: `/channels/${help.id}/messages` };
    const lift = sandbox.faults.add({ kind: 'drop-before', match });
    bot = await start();
    const isAsked = () => sandbox.calls.some(({ path }) => path.includes(match.route));
    await sandbox.waitFor(isAsked, PATIENT);
    lift();
    await seen(thread, 'It is week 4', 'edited');
  });

  // The deletion found nothing to take back yet, and the words stood with staff until the next session.
  it('shows staff nothing of what was deleted before it was on its way', async () => {
    const { thread, notice } = await claimed();
    for (const nth of [1, 2, 3]) {
      const said = sandbox.sendMessage(leo, help, `my zebra ${nth}`, { replyTo: notice });
      sandbox.deleteMessage(leo, said);
    }
    sandbox.sendMessage(leo, help, 'what I meant', { replyTo: notice });
    await seen(thread, 'what I meant');
    const shown = () => JSON.stringify(sandbox.messagesIn(thread));
    await expect.poll(shown, { timeout: PATIENT.timeoutMs }).not.toContain('my zebra');
  });

  it('finds what was edited and deleted while it was away', async () => {
    const { thread, notice } = await claimed();
    const said = await sendToLearner(thread, 'Restart the kernel');
    const kept = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
    const gone = sandbox.sendMessage(leo, help, 'Never mind', { replyTo: notice });
    await seen(thread, 'It is week 3');
    await seen(thread, 'Never mind');
    const form = await sandbox
      .clickButton(ana, await seen(thread, 'week 3'), 'Reply')
      .modal(PATIENT);
    await sandbox.submitModal(ana, form, { text: 'Typed in a form' }).message(PATIENT);
    await seen(help, 'Typed in a form');
    await bot.stop();
    sandbox.editMessage(ana, said, 'Restart the server');
    sandbox.editMessage(leo, kept, 'It is week 4');
    sandbox.deleteMessage(leo, gone);
    bot = await start();
    await seen(help, 'Restart the server');
    await seen(thread, 'It is week 4', 'edited');
    await seen(thread, 'deleted this message');
    expect(howMany(thread, 'Never mind')).toBe(0);
    // What was typed in a form has no message that could be missing.
    expect(howMany(help, 'Typed in a form')).toBe(1);
    expect(howMany(thread, 'deleted a reply')).toBe(0);
  });

  it('puts an ended thread away again after it changed a copy in it', async () => {
    const { thread, card, notice } = await claimed();
    const wrote = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
    await seen(thread, 'It is week 3');
    await sandbox.clickButton(ana, card, 'Resolve').message(PATIENT);
    await sandbox.waitFor(() => sandbox.threadState(thread).isLocked, PATIENT);
    sandbox.editMessage(leo, wrote, 'It was week 4');
    await seen(thread, 'It was week 4');
    await sandbox.waitFor(() => sandbox.threadState(thread).isArchived, PATIENT);
  });

  it('leaves ended what ended, when it meets again what was written before', async () => {
    const { thread, card, notice } = await claimed();
    const wrote = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
    await seen(thread, 'It is week 3');
    await sandbox.clickButton(ana, card, 'Resolve').message(PATIENT);
    await sandbox.waitFor(() => sandbox.threadState(thread).isLocked, PATIENT);
    await bot.stop();
    sandbox.editMessage(leo, wrote, 'It was week 4');
    bot = await start();
    await seen(thread, 'It was week 4');
    await sandbox.waitFor(() => sandbox.threadState(thread).isArchived, PATIENT);
    expect(howMany(thread, 'still not solved')).toBe(0);
    expect(howMany(help, 'as resolved')).toBe(1);
  });

  it('writes an edited message again when staff deleted its copy', async () => {
    const { thread, notice } = await claimed();
    const wrote = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
    const copy = await seen(thread, 'It is week 3');
    sandbox.deleteMessage(ana, copy);
    sandbox.editMessage(leo, wrote, 'It is week 4');
    await seen(thread, 'It is week 4', 'edited');
    expect(sandbox.threadsIn(staff)).toHaveLength(1);
  });

  it('sends again what did not arrive, when staff do as they are told', async () => {
    const { thread } = await claimed();
    sandbox.setPermissions(help, [{ for: guild.botRole, deny: ['SendMessages'] }]);
    sandbox.setDmsOpen(leo, false);
    const said = sandbox.sendMessage(ana, thread, 'Restart the kernel');
    await sandbox.messageMenu(ana, 'Send to learner', said).message(PATIENT);
    await seen(thread, 'did not reach the learner', 'Send Messages');
    sandbox.setPermissions(help, [{ for: guild.botRole }]);
    await sandbox.messageMenu(ana, 'Send to learner', said).message(PATIENT);
    await seen(help, 'Restart the kernel');
    await seen(thread, 'Sent to the learner');
    await sandbox.messageMenu(ana, 'Send to learner', said).message(PATIENT);
    sandbox.editMessage(ana, said, 'Restart the server');
    await seen(help, 'Restart the server');
    expect(howMany(help, 'Restart')).toBe(1);
  });

  it("changes the learner's copy when staff correct what they typed in the form", async () => {
    const { thread, card } = await claimed();
    const form = await sandbox.clickButton(ana, card, 'Reply').modal(PATIENT);
    await sandbox.submitModal(ana, form, { text: 'Restart the colonel' }).message(PATIENT);
    const echo = await seen(thread, 'Sent to the learner');
    const again = await sandbox.clickButton(ana, echo, 'Correct').modal(PATIENT);
    expect(JSON.stringify(again.payload)).toContain('Restart the colonel');
    sandbox.faults.add({
      kind: 'drop-after',
      match: { method: 'PATCH', route: '/channels/' },
      times: 1,
    });
    await sandbox.submitModal(ana, again, { text: 'Restart the kernel' }).message(PATIENT);
    await seen(help, 'replied to', 'Restart the kernel');
    const changed = await seen(thread, 'edited a reply', 'Restart the kernel');
    expect(howMany(help, 'Restart')).toBe(1);
    expect(howMany(thread, 'edited a reply')).toBe(1);

    // Somebody else's, while that one has the escalation, is not theirs to correct; its author's it is.
    const ben = guild.addMember({ name: 'Ben', roles: [role] });
    const refusal = await sandbox.clickButton(ben, changed, 'Correct').message(PATIENT);
    expect(refusal.content).toContain(`<@${ana.id}> has **#1** already`);
    await sandbox.clickButton(ana, card, 'Resolve').message(PATIENT);
    const last = await sandbox.clickButton(ana, changed, 'Correct').modal(PATIENT);
    await sandbox.submitModal(ana, last, { text: 'Restart the server' }).message(PATIENT);
    await seen(help, 'replied to', 'Restart the server');
    await sandbox.waitFor(() => sandbox.threadState(thread).isArchived, PATIENT);
    expect((await history()).filter(({ kind }) => kind === 'message-edited')).toMatchObject([
      { actorId: ana.id, via: 'modal' },
      { actorId: ana.id, via: 'modal' },
    ]);
  });

  it('sends again what was typed in the form and did not arrive', async () => {
    const { thread, card } = await claimed();
    sandbox.setPermissions(help, [{ for: guild.botRole, deny: ['SendMessages'] }]);
    sandbox.setDmsOpen(leo, false);
    const form = await sandbox.clickButton(ana, card, 'Reply').modal(PATIENT);
    await sandbox.submitModal(ana, form, { text: 'Restart the kernel' }).message(PATIENT);
    const note = await seen(thread, 'did not reach the learner', 'Restart the kernel');
    sandbox.setPermissions(help, [{ for: guild.botRole }]);
    for (let time = 0; time < 2; time += 1) {
      const again = await sandbox.clickButton(ana, note, 'Send again').modal(PATIENT);
      await sandbox.submitModal(ana, again, { text: 'Restart the kernel' }).message(PATIENT);
      await seen(help, 'Restart the kernel');
    }
    await seen(thread, 'Sent to the learner');
    expect(howMany(help, 'Restart the kernel')).toBe(1);
  });

  it('tells staff when the edit of a reply does not reach the learner', async () => {
    const { thread } = await claimed();
    const said = await sendToLearner(thread, 'Restart the kernel');
    await seen(help, 'Restart the kernel');
    sandbox.deleteChannel(help);
    sandbox.editMessage(ana, said, 'Restart the server');
    await seen(thread, 'still sees it as it was', 'is gone');
  });

  it.each(['drop-after', 'drop-before'] as const)(
    'does it once when connections break (%s)',
    async (fault) => {
      const { thread, notice } = await claimed();
      const wrote = sandbox.sendMessage(leo, help, 'It is week 3', { replyTo: notice });
      await seen(thread, 'It is week 3');
      const said = await sendToLearner(thread, 'Restart the kernel');
      await seen(help, 'Restart the kernel');
      for (const method of ['PATCH', 'DELETE']) {
        sandbox.faults.add({ kind: fault, match: { method, route: '/messages/' }, times: 1 });
      }
      sandbox.editMessage(leo, wrote, 'It is week 4');
      await seen(thread, 'It is week 4');
      sandbox.deleteMessage(ana, said);
      await seen(thread, 'deleted a reply');
      expect(howMany(thread, 'deleted a reply')).toBe(1);
      expect(howMany(help, 'Restart')).toBe(0);
    },
  );
});
