import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asChannelId, asLearnerId, asRoleId, asServerId } from '../../src/core/ids.ts';
import type { Log } from '../../src/core/log.ts';
import { silentLog } from '../../src/core/log.ts';
import { startSandbox, type APIMessage, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { askedIn, startDeskBot, type DeskBot } from '../support/desk-bot.ts';

const log: Log = {
  ...silentLog,
  error: (fields, event) => faults.push({ event, err: fields['err'] }),
};
const faults: unknown[] = [];

describe.each(['text', 'forum'] as const)('the desk in a %s channel', (kind) => {
  let sandbox: Sandbox;
  let bot: DeskBot;
  let dataDir: string;
  let guild: ReturnType<Sandbox['addGuild']>;
  let people: Record<'ana' | 'ben' | 'leo', ReturnType<typeof guild.addMember>>;
  let help: { id: string };
  let staff: { id: string };
  let staffTalk: { id: string };

  beforeEach(async () => {
    faults.length = 0;
    sandbox = await startSandbox();
    dataDir = mkdtempSync(join(tmpdir(), 'desk-'));
    guild = sandbox.addGuild({ name: 'Course' });
    const role = guild.addRole({ name: 'Staff' });
    people = {
      ana: guild.addMember({ name: 'Ana', roles: [role] }),
      ben: guild.addMember({ name: 'Ben', roles: [role] }),
      leo: guild.addMember({ name: 'Leo' }),
    };
    help = guild.addTextChannel({ name: 'help' });
    staffTalk = guild.addTextChannel({ name: 'staff-talk' });
    staff =
      kind === 'text'
        ? guild.addTextChannel({ name: 'staff' })
        : guild.addForum({
            name: 'staff',
            tags: ['open', 'claimed', 'Answered', 'resolved', 'other'],
          });
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

  function start(): Promise<DeskBot> {
    return startDeskBot({
      apiUrl: sandbox.apiUrl,
      token: sandbox.token,
      dataDir,
      log,
      registers: true,
    });
  }

  async function escalate(text = 'Why is my grade zero?', isPrivate = false) {
    const place = { guildId: guild.id, channelId: help.id, learnerId: people.leo.id };
    const questionId = await bot.ask(askedIn(place, text, isPrivate));
    return bot.escalateQuestion({
      questionId,
      by: asLearnerId(people.leo.id),
      serverId: asServerId(guild.id),
    });
  }

  async function thread() {
    return sandbox.waitFor(() => sandbox.threadsIn(staff)[0], { what: 'the thread' });
  }

  async function header(fits: (message: APIMessage) => boolean = () => true) {
    const { id } = await thread();
    const place = kind === 'text' ? staff.id : id;
    return sandbox.waitForMessage(place, (message) => message.id === id && fits(message));
  }

  const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

  it('shows the question, lets one claim, carries the reply back, and ends', async () => {
    await escalate('Why is my **grade** zero? @everyone');
    const opened = await header();
    expect((await thread()).name).toBe('#1 Why is my **grade** zero? @everyone');
    expect(opened.content).toContain('#1');
    expect(opened.mentions).toEqual([]);
    expect(opened.mention_everyone).toBe(false);

    // Both press before either sees what came of it: one gets it, the other learns who.
    const presses = [people.ana, people.ben].map(async (person) => {
      const { content } = await sandbox.clickButton(person, opened, 'Claim').message();
      return { person, content };
    });
    const [first, second] = await Promise.all(presses);
    const owner = first?.content.includes('You have **#1**') === true ? people.ana : people.ben;
    const other = owner === people.ana ? second : first;
    expect(other?.content).toContain(`<@${owner.id}> has **#1** already`);
    const shown = await header(says('claimed'));
    expect(sandbox.buttonsOn(shown)).not.toContain('Claim');
    expect(sandbox.buttonsOn(shown)).toEqual(expect.arrayContaining(['Release', 'Take over']));
    const claimed = await sandbox.waitForMessage(help, says('is looking at'));
    expect(claimed.mentions.map(({ id }) => id)).toEqual([people.leo.id]);

    const form = await sandbox.clickButton(owner, opened, 'Reply').modal();
    await sandbox.submitModal(owner, form, { text: 'Restart the kernel, then submit.' }).message();
    await sandbox.waitForMessage(help, says('Restart the kernel, then submit.'));
    const { id: threadId } = await thread();
    await sandbox.waitForMessage(threadId, says('Sent to the learner'));
    await header(says('answered'));

    await sandbox.clickButton(people.ana, opened, 'Resolve').message();
    await sandbox.waitForMessage(help, says('as resolved'));
    await sandbox.waitFor(() => sandbox.threadState(threadId).isLocked, { what: 'the lock' });
    expect(sandbox.threadState(threadId)).toMatchObject({
      isArchived: true,
      tags: kind === 'forum' ? ['resolved'] : [],
    });
    expect(sandbox.buttonsOn(await header(says('resolved')))).toEqual([
      'Reopen',
      'Save as known issue',
    ]);
    expect(sandbox.messagesIn(help)).toHaveLength(3);
  });

  it('brings a message to the learner from a thread of which it does not know yet that it made it', async () => {
    const threads = { method: 'POST', route: /\/threads$/ };
    sandbox.faults.add({ kind: 'drop-after', match: threads, times: 1 });
    sandbox.faults.add({ kind: 'drop-before', match: threads });
    sandbox.faults.add({ kind: 'status', status: 503, match: { route: '/threads/active' } });
    await escalate();
    const { id } = await thread();
    const said = sandbox.sendMessage(people.ana, { id }, 'Restart the kernel.');
    const { content } = await sandbox.messageMenu(people.ana, 'Send to learner', said).message();
    expect(content).toContain('is on its way');
    await sandbox.waitForMessage(help, says('Restart the kernel.'));
    sandbox.faults.clear();
    await sandbox.waitForMessage(id, says('Sent to the learner'));
    expect(sandbox.threadsIn(staff)).toHaveLength(1);
  });

  it('keeps an escalation until a staff channel is set up, then tells the learner', async () => {
    await bot.setUp(guild.id, {});
    const result = await escalate();
    expect(result).toMatchObject({ outcome: 'escalated', deskReady: false });
    const server = asServerId(guild.id);
    await waitUntil(async () => (await bot.outbox.count(server)).waitingForSetup > 0);
    await bot.setUp(guild.id, { staffChannelId: asChannelId(staff.id) });
    await header();
    await sandbox.waitForMessage(help, says('Staff have your question'));
  });

  it('says which permission is missing where staff can read it, and goes on once it is there', async () => {
    sandbox.setPermissions(staff, [
      { for: guild.botRole, deny: kind === 'text' ? ['CreatePublicThreads'] : ['SendMessages'] },
    ]);
    await escalate();
    const where = kind === 'text' ? staff : await directMessagesWithOwner();
    const name = kind === 'text' ? 'Create Public Threads' : 'Send Messages';
    await sandbox.waitForMessage(where, says(name));
    sandbox.setPermissions(staff, [{ for: guild.botRole }]);
    await bot.setUp(guild.id, { staffChannelId: asChannelId(staff.id) });
    await header();
    expect(
      sandbox.threadsIn(staff).filter(({ name: title }) => title.startsWith('#1 ')),
    ).toHaveLength(1);
    if (kind === 'text') {
      const cards = sandbox.messagesIn(staff).filter(({ embeds }) => embeds.length > 0);
      expect(cards).toHaveLength(1);
    }
  });

  // It looked again after a quarter of an hour, or when somebody thought of /setup.
  it('goes on by itself as soon as a permission is there', async () => {
    sandbox.setPermissions(staff, [{ for: guild.botRole, deny: ['SendMessages'] }]);
    await escalate();
    const owner = await directMessagesWithOwner();
    await sandbox.waitForMessage(owner, says('Send Messages'));
    sandbox.setPermissions(staff, [{ for: guild.botRole }]);
    await header();
  });

  /** Whom nobody named yet: the bot finds the owner, and writes. */
  async function directMessagesWithOwner() {
    const call = await sandbox.waitFor(() =>
      sandbox.calls.find(({ path }) => path.endsWith('/users/@me/channels')),
    );
    // SAFETY: the body of this request, which the sandbox has checked.
    return sandbox.openDm((call.body as { recipient_id: string }).recipient_id);
  }

  it('answers a private question by direct message only, and tells staff when those are closed', async () => {
    await escalate('A private matter', true);
    const opened = await header();
    expect(opened.content).toContain('in private');
    await sandbox.clickButton(people.ana, opened, 'Claim').message();
    const dm = sandbox.openDm(people.leo);
    await sandbox.waitForMessage(dm, says('is looking at'));
    sandbox.setDmsOpen(people.leo, false);
    const form = await sandbox.clickButton(people.ana, opened, 'Reply').modal();
    await sandbox.submitModal(people.ana, form, { text: 'Between us' }).message();
    const note = await sandbox.waitForMessage(await thread(), says('takes no direct messages'));
    expect(JSON.stringify(note)).toContain('Between us');
    expect(sandbox.messagesIn(help)).toEqual([]);
  });

  it('tells staff that the learner has left', async () => {
    await escalate();
    const opened = await header();
    guild.leave(people.leo);
    await sandbox.clickButton(people.ana, opened, 'Claim').message();
    await sandbox.waitForMessage(await thread(), says('has left the server'));
    expect(sandbox.messagesIn(help)).toEqual([]);
  });

  it('carries on by direct message when the place of the question is gone, and says so', async () => {
    await escalate();
    const opened = await header();
    sandbox.deleteChannel(help);
    const form = await sandbox.clickButton(people.ana, opened, 'Reply').modal();
    await sandbox.submitModal(people.ana, form, { text: 'Found you' }).message();
    await sandbox.waitForMessage(sandbox.openDm(people.leo), says('Found you'));
    await sandbox.waitForMessage(await thread(), says('By direct message'));
  });

  it('works on after a restart, from the ids alone', async () => {
    await escalate();
    const opened = await header();
    await sandbox.clickButton(people.ana, opened, 'Claim').message();
    await header(says('claimed'));
    await bot.stop();
    bot = await start();
    const form = await sandbox.clickButton(people.ana, opened, 'Reply').modal();
    await sandbox.submitModal(people.ana, form, { text: 'After the restart' }).message();
    const reply = await sandbox.waitForMessage(help, says('After the restart'));
    await sandbox.clickButton(people.leo, reply, 'That solved it').message();
    await header(says('resolved'));
    const stranger = await sandbox.clickButton(people.ben, reply, 'Still not solved').message();
    expect(stranger.content).toContain('Only the person who asked');
    await sandbox.clickButton(people.leo, reply, 'Still not solved').message();
    await header(says('claimed'));
    expect(sandbox.threadState(await thread())).toMatchObject({
      isArchived: false,
      isLocked: false,
    });
  });

  it('brings what the learner writes in reply to staff, once', async () => {
    await escalate();
    const opened = await header();
    await sandbox.clickButton(people.ana, opened, 'Claim').message();
    const notice = await sandbox.waitForMessage(help, says('is looking at'));
    sandbox.sendMessage(people.leo, help, 'by the way, unrelated');
    sandbox.sendMessage(people.leo, help, 'It is week 3', { replyTo: notice });
    const { id } = await thread();
    const relayed = await sandbox.waitForMessage(id, says('It is week 3'));
    expect(relayed.mentions.map((mention) => mention.id)).toEqual([people.ana.id]);
    expect(sandbox.messagesIn(id).filter(says('unrelated'))).toEqual([]);
  });

  it('opens the thread again when staff delete it', async () => {
    await escalate();
    const opened = await header();
    await sandbox.clickButton(people.ana, opened, 'Claim').message();
    const notice = await sandbox.waitForMessage(help, says('is looking at'));
    await header(says('claimed'));
    sandbox.deleteChannel(await thread());
    sandbox.sendMessage(people.leo, help, 'Anybody?', { replyTo: notice });
    const fresh = await sandbox.waitFor(() => sandbox.threadsIn(staff)[0]);
    await sandbox.waitForMessage(fresh, says('Anybody?'));
    expect(sandbox.threadsIn(staff)).toHaveLength(1);
  });

  // It was found out when something was to be written there: until then staff had no sight of it.
  it('opens the thread again that was deleted while it was away', async () => {
    await escalate();
    await header();
    const number = async () => bot.escalations.findByNumber(asServerId(guild.id), 1);
    await waitUntil(async () => (await number())?.place !== undefined);
    await bot.stop();
    sandbox.deleteChannel(await thread());
    expect(sandbox.threadsIn(staff)).toEqual([]);
    bot = await start();
    await sandbox.waitFor(() => sandbox.threadsIn(staff)[0]);
  });

  it.each([true, false])(
    'moves to another channel when the staff channel is deleted (while it runs: %s)',
    async (isRunning) => {
      await escalate();
      await header();
      const number = async () => bot.escalations.findByNumber(asServerId(guild.id), 1);
      await waitUntil(async () => (await number())?.place !== undefined);
      if (!isRunning) await bot.stop();
      sandbox.deleteChannel(staff);
      if (!isRunning) bot = await start();
      await sandbox.waitForMessage(await directMessagesWithOwner(), says('is gone'));
      const other = guild.addTextChannel({ name: 'staff-2' });
      await bot.setUp(guild.id, { staffChannelId: asChannelId(other.id) });
      const moved = await sandbox.waitFor(() => sandbox.threadsIn(other)[0]);
      expect(moved.name).toMatch(/^#1 /);
    },
  );

  it('lists, shows and moves escalations by command, for staff only', async () => {
    await escalate('Why is my grade zero?');
    await header();
    const list = await sandbox.slash(people.ana, staffTalk, 'escalations list').message();
    expect(list.content).toContain('**#1**');
    expect(
      await sandbox.autocomplete(people.ana, staffTalk, 'escalations view', { id: 'grade' }, 'id'),
    ).toEqual([{ name: '#1 · open · Why is my grade zero?', value: '1' }]);
    expect(
      await sandbox.autocomplete(people.leo, help, 'escalations view', { id: '1' }, 'id'),
    ).toEqual([]);
    await sandbox.slash(people.ana, staffTalk, 'escalations claim', { id: '#1' }).message();
    const view = await sandbox
      .slash(people.ana, staffTalk, 'escalations view', { id: '1' })
      .message();
    expect(view.embeds[1]?.description).toContain('**claim** (open → claimed) · command');
    const mine = await sandbox
      .slash(people.ben, staffTalk, 'escalations list', { mine: true })
      .message();
    expect(mine.content).toContain('No escalation fits');
    const refused = await sandbox.slash(people.leo, help, 'escalations list').message();
    expect(refused.content).toContain('Only course staff');
    await sandbox
      .slash(people.ana, staffTalk, 'escalations resolve', { id: '1', 'last-word': 'Done' })
      .message();
    await sandbox.waitForMessage(help, says('Done'));
  });

  it('attaches what does not fit, of 6,000 characters', async () => {
    await escalate('x '.repeat(2_000) + '```' + 'y'.repeat(2_000));
    const opened = await header();
    expect(opened.attachments.map(({ filename }) => filename)).toEqual(['question.txt']);
    expect((await thread()).name.length).toBeLessThanOrEqual(100);
  });

  it('ends an escalation whose thread staff archived by hand, or Discord by itself', async () => {
    await escalate();
    const opened = await header();
    sandbox.changeThread(await thread(), { isArchived: true });
    await sandbox.clickButton(people.ana, opened, 'Claim').message();
    await header(says('claimed'));
    sandbox.changeThread(await thread(), { isArchived: true });
    await sandbox.clickButton(people.ana, opened, 'Resolve').message();
    const { id } = await thread();
    await sandbox.waitFor(() => sandbox.threadState(id).isLocked, { what: 'the lock' });
    expect(sandbox.threadState(id).isArchived).toBe(true);
  });

  it('refuses who is not staff, on every press', async () => {
    await escalate();
    const refused = await sandbox.clickButton(people.leo, await header(), 'Claim').message();
    expect(refused.content).toContain('Only course staff');
    expect((await bot.escalations.findByNumber(asServerId(guild.id), 1))?.status).toBe('open');
  });

  it.each(['drop-after', 'drop-before'] as const)(
    'does everything once when connections break (%s)',
    async (fault) => {
      sandbox.faults.add({ kind: fault, match: { method: 'POST', route: '/threads' }, times: 1 });
      sandbox.faults.add({ kind: fault, match: { method: 'POST', route: '/messages' }, times: 1 });
      await escalate();
      const opened = await header();
      sandbox.faults.add({ kind: fault, match: { method: 'POST', route: '/messages' }, times: 1 });
      await sandbox.clickButton(people.ana, opened, 'Claim').message();
      await sandbox.waitForMessage(help, says('is looking at'));
      await header(says('claimed'));
      expect(sandbox.threadsIn(staff)).toHaveLength(1);
      expect(sandbox.messagesIn(help)).toHaveLength(1);
      if (kind === 'text')
        expect(sandbox.messagesIn(staff).filter(({ embeds }) => embeds.length > 0)).toHaveLength(1);
    },
  );
});

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10);
}
