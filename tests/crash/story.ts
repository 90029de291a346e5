import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { startSandbox, type APIMessage, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { BotProcess } from './bot-process.ts';

/** How long people wait before they look at what came of it, in milliseconds. */
const PATIENCE_MS = 3_000;
/** Repeats of a step before the story is stuck. */
const MAX_REPEATS = 6;

/** What everybody sees in the end. */
export interface Outcome {
  readonly seen: Readonly<Record<string, unknown>>;
  readonly kills: number;
  readonly moments: number;
  readonly violations: readonly unknown[];
}

const contains = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

/** Plays a whole escalation while the bot is killed at one moment of its life. */
export async function playStory(kind: 'text' | 'forum', endsAt: number): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
  const sandbox = await startSandbox();
  const bot = new BotProcess([sandbox.apiUrl, sandbox.token, dataDir], endsAt);
  try {
    const stage = makeStage(sandbox, kind);
    await act(sandbox, bot, dataDir, stage);
    await bot.order({ kind: 'stop' });
    const seen = whatIsSeen(sandbox, stage);
    return { seen, kills: bot.kills, moments: bot.moments, violations: sandbox.violations };
  } finally {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Stage = ReturnType<typeof makeStage>;

function makeStage(sandbox: Sandbox, kind: 'text' | 'forum') {
  const guild = sandbox.addGuild({ name: 'Course' });
  const role = guild.addRole({ name: 'Staff' });
  const staff =
    kind === 'text' ? guild.addTextChannel({ name: 'staff' }) : guild.addForum({ name: 'staff' });
  return {
    kind,
    guild,
    role,
    staff,
    help: guild.addTextChannel({ name: 'help' }),
    ana: guild.addMember({ name: 'Ana', roles: [role] }),
    leo: guild.addMember({ name: 'Leo' }),
  };
}

async function act(sandbox: Sandbox, bot: BotProcess, dataDir: string, stage: Stage) {
  const { kind, guild, role, staff, help, ana, leo } = stage;
  await bot.order({
    kind: 'set-up',
    guildId: guild.id,
    staffChannelId: staff.id,
    staffRoleId: role.id,
  });
  await bot.order({
    kind: 'escalate',
    guildId: guild.id,
    channelId: help.id,
    learnerId: leo.id,
  });
  const step = makeStep(bot, dataDir);
  const thread = () => sandbox.threadsIn(staff)[0];
  const header = () => {
    const at = thread();
    const place = kind === 'text' ? staff : at;
    return place && sandbox.messagesIn(place).find(({ id }) => id === at?.id);
  };
  const shows = (status: string) => () => {
    const message = header();
    return message !== undefined && contains(status)(message);
  };
  const press = (label: string) => async () => {
    const message = header();
    if (message !== undefined) await sandbox.clickButton(ana, message, label).settled();
  };
  const told = (text: string) => () => sandbox.messagesIn(help).some(contains(text));

  await step('the thread', async () => Promise.resolve(), shows('open'));
  await step('Claim', press('Claim'), () => shows('claimed')() && told('is looking at')());
  const wrote = sandbox.messagesIn(help).find(contains('is looking at'));
  let hasWritten = false;
  await step(
    'the follow-up',
    async () => {
      // What a killed bot missed of the gateway is read up elsewhere; here the learner says it again.
      const again = hasWritten ? ' (again)' : '';
      if (wrote) sandbox.sendMessage(leo, help, `It is week 3${again}`, { replyTo: wrote });
      hasWritten = true;
      return Promise.resolve();
    },
    () => sandbox.messagesIn(thread() ?? staff).some(contains('It is week 3')),
  );
  await step(
    'Reply',
    async () => {
      const message = header();
      if (message === undefined) return;
      const form = await sandbox.clickButton(ana, message, 'Reply').modal();
      await sandbox.submitModal(ana, form, { text: 'Restart the kernel' }).settled();
    },
    told('Restart the kernel'),
  );
  await step('Resolve', press('Resolve'), () => told('as resolved')() && shows('resolved')());
  await step('Reopen', press('Reopen'), () => shows('claimed')());
  await step('Resolve again', press('Resolve'), () => shows('resolved')());
}

/** Somebody does something, sees what came of it, and does it again when that was nothing. */
function makeStep(bot: BotProcess, dataDir: string) {
  return async function step(
    name: string,
    doIt: () => Promise<void>,
    isSeen: () => boolean,
  ): Promise<void> {
    for (let repeat = 0; repeat < MAX_REPEATS; repeat += 1) {
      await bot.revive();
      await doIt().catch(() => undefined);
      const giveUpAt = Date.now() + PATIENCE_MS;
      while (Date.now() < giveUpAt && bot.isAlive && !isSeen()) await pause(10);
      await idle(bot, dataDir);
      if (isSeen()) return;
    }
    throw new Error(`${name}: nothing came of it`);
  };
}

/** Waits until nothing is left to be done on Discord. */
async function idle(bot: BotProcess, dataDir: string): Promise<void> {
  const db = new SQLite(join(dataDir, 'course-support.db'), { readonly: true });
  try {
    const waiting = db.prepare(`select count(*) as n from outbox where state = 'waiting'`);
    // SAFETY: a count has one row.
    while ((waiting.get() as { n: number }).n > 0) {
      await bot.revive();
      await pause(20);
    }
  } finally {
    db.close();
  }
}

const KINDS = [
  'is looking at',
  'Restart the kernel',
  'as resolved',
  'took up',
  'It is week 3',
  'Sent to the learner',
  'Reopened by',
];

function whatIsSeen(sandbox: Sandbox, { staff, help, kind }: Stage) {
  const threads = sandbox.threadsIn(staff);
  const bySubject = (messages: readonly APIMessage[]) =>
    messages
      .filter((message) => message.author.bot === true)
      .map((message) => KINDS.find((text) => contains(text)(message)) ?? '?');
  const [thread] = threads;
  const inThread = thread === undefined ? [] : sandbox.messagesIn(thread);
  const cards = (kind === 'text' ? sandbox.messagesIn(staff) : inThread).filter(
    ({ embeds, author }) => author.bot === true && embeds.length > 0,
  );
  return {
    threads: threads.length,
    cards: cards.length,
    isArchived: thread && sandbox.threadState(thread).isArchived,
    isLocked: thread && sandbox.threadState(thread).isLocked,
    toLearner: bySubject(sandbox.messagesIn(help)),
    toStaff: bySubject(
      inThread.filter(
        ({ embeds, components }) => embeds.length === 0 && (components ?? []).length > 0,
      ),
    ),
  };
}
