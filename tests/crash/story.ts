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
export async function playStory(
  entry: string,
  kind: 'text' | 'forum',
  endsAt: number,
): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
  const sandbox = await startSandbox();
  const bot = new BotProcess(entry, [sandbox.apiUrl, sandbox.token, dataDir], endsAt);
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
    talk: guild.addTextChannel({ name: 'staff-talk' }),
    ana: guild.addMember({ name: 'Ana', roles: [role] }),
    leo: guild.addMember({ name: 'Leo' }),
    bea: guild.addMember({ name: 'Bea' }),
    cem: guild.addMember({ name: 'Cem' }),
  };
}

async function act(sandbox: Sandbox, bot: BotProcess, dataDir: string, stage: Stage) {
  const { kind, guild, role, staff, help, talk, ana, leo, bea, cem } = stage;
  await bot.order({
    kind: 'set-up',
    guildId: guild.id,
    staffChannelId: staff.id,
    staffRoleId: role.id,
  });
  const asks = (person: { id: string }, seconds: number) => async () =>
    bot.order({
      kind: 'escalate',
      guildId: guild.id,
      channelId: help.id,
      learnerId: person.id,
      id: `question-of-${person.id}`,
      text: `GraderQuotaError: the queue of lab 7 lost my upload after ${seconds} seconds`,
    });
  await asks(leo, 31)();
  const step = makeStep(bot, dataDir);
  const thread = () => threadOf(sandbox, stage, 1);
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
  const told =
    (text: string, people = 1) =>
    () =>
      sandbox.messagesIn(help).filter(contains(text)).length >= people;
  const noteOf = (text: string) => sandbox.messagesIn(thread() ?? staff).find(contains(text));

  await step('the thread', async () => Promise.resolve(), shows('open'));
  await step('Claim', press('Claim'), () => shows('claimed')() && told('is looking at')());
  const wrote = sandbox.messagesIn(help).find(contains('is looking at'));
  const inThread = (text: string) => () =>
    sandbox.messagesIn(thread() ?? staff).some(contains(text));
  if (wrote === undefined) throw new Error('nobody was told that it is claimed');
  // Two more ask the same; staff find that one of them asks something else.
  await step('one who follows', asks(bea, 44), inThread(bea.id));
  await step('another', asks(cem, 58), inThread(cem.id));
  await step(
    'Not the same',
    async () => {
      const note = noteOf(cem.id);
      if (note !== undefined) await sandbox.clickButton(ana, note, 'Not the same').settled();
    },
    () => told('It was with')() && threadOf(sandbox, stage, 2) !== undefined,
  );
  // People write, edit and delete once: what a bot that was killed over it missed, it catches up with.
  const write = (text: string) => sandbox.sendMessage(leo, help, text, { replyTo: wrote });
  const first = once(() => write('It is week 3'));
  await step('the follow-up', first, inThread('It is week 3'));
  const edit = once(() => sandbox.editMessage(leo, first.done(), 'It is week 4'));
  await step('its edit', edit, inThread('It is week 4'));
  await step(
    'Reply',
    async () => {
      const message = header();
      if (message === undefined) return;
      const form = await sandbox.clickButton(ana, message, 'Reply').modal();
      await sandbox.submitModal(ana, form, { text: 'Restart the kernel' }).settled();
    },
    told('Restart the kernel', 2),
  );
  await step(
    'Correct',
    async () => {
      const echo = noteOf('Sent to the learner');
      if (echo === undefined) return;
      const form = await sandbox.clickButton(ana, echo, 'Correct').modal();
      await sandbox.submitModal(ana, form, { text: 'Restart the kernel, Leo' }).settled();
    },
    told('Restart the kernel, Leo', 2),
  );
  await step(
    'a duplicate after all',
    async () => {
      const what = { id: '2', outcome: 'duplicate', about: '1' };
      await sandbox.slash(ana, talk, 'escalations resolve', what).settled();
    },
    () => told('the same as')() && told('Restart the kernel, Leo', 3)(),
  );
  const said = once(() => sandbox.sendMessage(ana, thread() ?? staff, 'Then submit again'));
  await step(
    'Send to learner',
    async () => {
      await said();
      await sandbox.messageMenu(ana, 'Send to learner', said.done()).settled();
    },
    told('Then submit again', 3),
  );
  const correct = once(() => sandbox.editMessage(ana, said.done(), 'Then submit it twice'));
  await step('the edit of the reply', correct, told('Then submit it twice', 3));

  // While it is away, something is written, something edited, something deleted.
  await bot.rest();
  write('Are you there?');
  sandbox.deleteMessage(leo, first.done());
  sandbox.deleteMessage(ana, said.done());
  const nothing = async () => Promise.resolve();
  await step('what was written', nothing, inThread('Are you there?'));
  await step('what the learner deleted', nothing, inThread('deleted this message'));
  await step('what staff deleted', nothing, () => !told('Then submit')());
  await step('Resolve', press('Resolve'), () => told('as resolved', 3)() && shows('resolved')());
  await step('Reopen', press('Reopen'), () => shows('claimed')());
  await step('Resolve again', press('Resolve'), () => shows('resolved')());
}

/** Done at the first call only; `done` gives what came of it. */
function once<T>(act: () => T): (() => Promise<void>) & { readonly done: () => T } {
  const results: T[] = [];
  const call = async () => {
    if (results.length === 0) results.push(act());
    return Promise.resolve();
  };
  const done = () => {
    const [result] = results;
    if (result === undefined) throw new Error('it was not done yet');
    return result;
  };
  return Object.assign(call, { done });
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

/** The staff thread of an escalation. */
function threadOf(sandbox: Sandbox, { staff }: Stage, number: number) {
  return sandbox.threadsIn(staff).find(({ name }) => name.startsWith(`#${number} `));
}

const KINDS = [
  'edited a reply',
  'deleted a reply',
  'is looking at',
  'Restart the kernel, Leo',
  'Restart the kernel',
  'as resolved',
  'took up',
  'deleted this message',
  'It is week',
  'Are you there?',
  'Then submit',
  'Sent to the learner',
  'Reopened by',
  'asks the same',
  'is another',
  'split this off',
  'It was with',
  'the same as',
];

function whatIsSeen(sandbox: Sandbox, stage: Stage) {
  const { staff, help, kind, leo, bea, cem } = stage;
  const bySubject = (messages: readonly APIMessage[]) =>
    messages
      .filter((message) => message.author.bot === true)
      .map((message) => KINDS.find((text) => contains(text)(message)) ?? '?');
  const to = ({ id }: { readonly id: string }) =>
    bySubject(sandbox.messagesIn(help).filter(contains(`<@${id}>`)));
  const isCard = ({ embeds, author }: APIMessage) => author.bot === true && embeds.length > 0;
  const threads = sandbox.threadsIn(staff);
  const inThreads = threads.flatMap((thread) => sandbox.messagesIn(thread));
  const cards = (kind === 'text' ? sandbox.messagesIn(staff) : inThreads).filter(isCard);
  const seenIn = (number: number) => {
    const thread = threadOf(sandbox, stage, number);
    const said = bySubject(
      (thread === undefined ? [] : sandbox.messagesIn(thread)).filter(
        ({ embeds, components }) => embeds.length === 0 && (components ?? []).length > 0,
      ),
    );
    return {
      isArchived: thread && sandbox.threadState(thread).isArchived,
      isLocked: thread && sandbox.threadState(thread).isLocked,
      toStaff: said.filter((text) => !text.endsWith('a reply')),
      // What becomes of replies is told after it was done elsewhere: in no order with the rest.
      ofReplies: said.filter((text) => text.endsWith('a reply')),
    };
  };
  return {
    threads: threads.length,
    cards: cards.length,
    first: seenIn(1),
    second: seenIn(2),
    toLearner: to(leo),
    toFollower: to(bea),
    // Of two escalations, whose messages are in no order with one another.
    toDuplicate: to(cem).sort(),
  };
}
