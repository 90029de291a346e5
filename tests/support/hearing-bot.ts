import type { Message } from 'discord.js';
import type { AskLimits } from '../../src/core/ask-limits.ts';
import type { Ask, QuestionStore } from '../../src/core/answering/ports.ts';
import { makeTakeQuestion, makeWeighQuestion } from '../../src/core/answering/take-question.ts';
import type { SourceDesk } from '../../src/core/browsing/ports.ts';
import type { HeardMessages } from '../../src/core/hearing/ports.ts';
import { asRoleId, asChannelId, asServerId } from '../../src/core/ids.ts';
import type { Log } from '../../src/core/log.ts';
import { composeOwed } from '../../src/compose-owed.ts';
import { NO_SETTINGS } from '../../src/core/server-settings.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { makeShareHereButton } from '../../src/discord/buttons/share-here.ts';
import { makeClient } from '../../src/discord/client.ts';
import { makeDiscordBot } from '../../src/discord/discord-bot.ts';
import { makeCatchUp } from '../../src/discord/events/catch-up.ts';
import { makeHearing } from '../../src/discord/events/hearing.ts';
import { bindRecentChanges, RecentChanges } from '../../src/discord/events/recent-changes.ts';
import { makeAnswerThisMenu } from '../../src/discord/menus/answer-this.ts';
import { WritingStops } from '../../src/discord/writing-stops.ts';
import { makeBottleneckLanes } from '../../src/limits/bottleneck-lanes.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { SqliteConversations } from '../../src/storage/sqlite-conversations.ts';
import { SqliteHeardMessages } from '../../src/storage/sqlite-heard-messages.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { SqliteSettingsStore } from '../../src/storage/sqlite-settings-store.ts';
import { makeFindHomes } from '../../src/discord/find-homes.ts';
import { Life, mortal } from './mortal.ts';
import { anAnswer } from './verdicts.ts';

export interface HearingBotOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly dataDir: string;
  readonly log: Log;
  /** What the notes say; an answer, unless said. */
  readonly answer?: (ask: Ask) => Verdict | Promise<Verdict>;
  /** How much may be asked; anything, unless said. */
  readonly limits?: AskLimits;
  /** When it is killed; never, unless said. */
  readonly life?: Life;
  readonly onStarted?: () => void;
  readonly relayMessage?: (message: Message) => Promise<'relayed' | 'not-ours'>;
  readonly quiet?: { readonly unaskedMs: number; readonly askedMs: number };
}

/** Short, since what is written in a test is written at once. */
const QUIET = { unaskedMs: 80, askedMs: 40 };
const isWrite = (method: string) => /^(admit|record|note|settle|send)/.test(method);

const noLimits: AskLimits = { take: async () => Promise.resolve({ outcome: 'granted' }) };

/** No note is ever hidden. */
const allVisible: SourceDesk = {
  visible: async (documents) => {
    const facts = { isGraded: false, escalationNumber: undefined };
    return Promise.resolve(new Map(documents.map((id) => [id, facts])));
  },
};

/** What hears questions, with notes that say what the test says: the real client, stores and dispatcher. */
export async function startHearingBot(options: HearingBotOptions) {
  const { apiUrl, token, dataDir, log, answer = () => anAnswer(), life = new Life() } = options;
  const { relayMessage = async () => Promise.resolve('not-ours' as const) } = options;
  const db = await openDatabase(dataDir);
  const client = makeClient(apiUrl);
  const { rest } = client;
  const send = rest.options.makeRequest.bind(rest.options);
  rest.options.makeRequest = mortal({ send }, life).send;
  const clock = () => new Date();
  const findHomes = makeFindHomes(client);
  const settings = new SqliteSettingsStore(db);
  const questions: QuestionStore = mortal(new SqliteQuestionStore(db), life, isWrite);
  const heard: HeardMessages = mortal(new SqliteHeardMessages(db), life, isWrite);
  const conversations = new SqliteConversations(db);
  const asks: Ask[] = [];
  const answerQuestion = async (ask: Ask) => {
    asks.push(ask);
    return answer(ask);
  };
  const { limits = noLimits } = options;
  const takeQuestion = makeTakeQuestion({
    questions,
    settings,
    findHomes,
    answerQuestion,
    limits,
    clock,
    log,
  });
  const owed = composeOwed({
    db,
    client,
    questions,
    takeQuestion,
    escalateMessage: () => Promise.resolve({ outcome: 'unknown-question' }),
    clock,
    log,
  });
  const deps = {
    ...owed,
    client,
    escalations: { find: () => Promise.resolve(undefined) },
    questions,
    conversations,
    heard,
    settings,
    takeQuestion,
    clock,
    log,
  };
  const changes = new RecentChanges();
  bindRecentChanges(client, changes);
  const hearing = makeHearing({
    ...deps,
    stops: new WritingStops(),
    weighQuestion: makeWeighQuestion({ settings, findHomes, answerQuestion, clock }),
    inTurn: makeBottleneckLanes(),
    relayMessage,
    changes,
    quiet: options.quiet ?? QUIET,
  });
  const bot = makeDiscordBot({
    ...deps,
    hearing,
    catchUp: makeCatchUp({ ...deps, hearing }),
    handlers: {
      commands: [],
      menus: [makeAnswerThisMenu({ ...deps, stops: new WritingStops() })],
      buttons: [makeShareHereButton({ ...deps, sources: allVisible })],
      selects: [],
      modals: [],
    },
    forgetMessages: async () => Promise.resolve(),
    onReady: () => undefined,
  });
  await bot.start(token);
  options.onStarted?.();

  return {
    /** Everything that the notes were asked, in order. */
    asks,
    conversations,
    /** Whether nothing that was heard waits for a decision. */
    isIdle: async () => {
      const pending = await db
        .selectFrom('heard_messages')
        .select('channel_id')
        .where('settled_at', 'is', null)
        .executeTakeFirst();
      return pending === undefined;
    },
    setUp: async (server: string, helpChannels: readonly string[], staffRole?: string) => {
      const staffRoleId = staffRole === undefined ? undefined : asRoleId(staffRole);
      const helpChannelIds = helpChannels.map(asChannelId);
      await settings.write(
        asServerId(server),
        { ...NO_SETTINGS, helpChannelIds, staffRoleId },
        clock(),
      );
    },
    stop: async () => {
      await bot.stop();
      await db.destroy();
    },
  };
}

export type HearingBot = Awaited<ReturnType<typeof startHearingBot>>;
