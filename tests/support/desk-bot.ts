import type { Client } from 'discord.js';
import { makeAssignEscalation } from '../../src/core/escalation/assign-escalation.ts';
import { makeClaimEscalation } from '../../src/core/escalation/claim-escalation.ts';
import { makeCorrectReply, makeFindCorrectable } from '../../src/core/escalation/correct-reply.ts';
import { makeDismissEscalation } from '../../src/core/escalation/dismiss-escalation.ts';
import { makeEscalateQuestion } from '../../src/core/escalation/escalate-question.ts';
import { makeLeaveEscalation } from '../../src/core/escalation/leave-escalation.ts';
import type { EscalationStore } from '../../src/core/escalation/ports.ts';
import { makeSplitOffFollower } from '../../src/core/escalation/split-off-follower.ts';
import { makeMirrorChange } from '../../src/core/escalation/mirror-change.ts';
import { makeRecoverPlaces } from '../../src/core/escalation/recover-places.ts';
import { makeRelayFollowUp } from '../../src/core/escalation/relay-follow-up.ts';
import { makeRelayStaffReply } from '../../src/core/escalation/relay-staff-reply.ts';
import { makeReleaseEscalation } from '../../src/core/escalation/release-escalation.ts';
import { makeReopenEscalation } from '../../src/core/escalation/reopen-escalation.ts';
import {
  makeResolveEscalation,
  makeStateOutcome,
} from '../../src/core/escalation/resolve-escalation.ts';
import { makeTakeOverEscalation } from '../../src/core/escalation/take-over-escalation.ts';
import { makeWithdrawEscalation } from '../../src/core/escalation/withdraw-escalation.ts';
import {
  asChannelId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
} from '../../src/core/ids.ts';
import type { QuestionId, ServerId } from '../../src/core/ids.ts';
import type { Log } from '../../src/core/log.ts';
import { makeCarryOut } from '../../src/core/outbox/carry-out.ts';
import { makeOutboxRunner } from '../../src/core/outbox/outbox-runner.ts';
import type { Outbox } from '../../src/core/outbox/ports.ts';
import { makePerformLane } from '../../src/core/outbox/perform-intents.ts';
import type { Question } from '../../src/core/question.ts';
import { NO_SETTINGS, type ServerSettings } from '../../src/core/server-settings.ts';
import { makeClient } from '../../src/discord/client.ts';
import { makeDeskHandlers } from '../../src/discord/desk-handlers.ts';
import { DiscordLearnerLine } from '../../src/discord/discord-learner-line.ts';
import { DiscordStaffDesk } from '../../src/discord/discord-staff-desk.ts';
import { makeDispatch } from '../../src/discord/dispatch.ts';
import { makeCatchUp } from '../../src/discord/events/catch-up.ts';
import { makeRelayMessage } from '../../src/discord/events/relay-message.ts';
import { bindMirrorMessages } from '../../src/discord/events/mirror-messages.ts';
import { bindPlaceGone } from '../../src/discord/events/place-gone.ts';
import { bindRecentChanges, RecentChanges } from '../../src/discord/events/recent-changes.ts';
import { bindWakeWaiting } from '../../src/discord/events/wake-waiting.ts';
import { gateEvent } from '../../src/discord/gate.ts';
import { registerCommands } from '../../src/discord/register-commands.ts';
import { makeBottleneckLanes } from '../../src/limits/bottleneck-lanes.ts';
import { Life, mortal } from './mortal.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqliteHeardMessages } from '../../src/storage/sqlite-heard-messages.ts';
import { SqliteOutbox } from '../../src/storage/sqlite-outbox.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { SqliteSettingsStore } from '../../src/storage/sqlite-settings-store.ts';

export interface DeskBotOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly dataDir: string;
  readonly log: Log;
  /** Whether it registers its commands; not, unless said. */
  readonly registers?: boolean;
  /** When it is killed; never, unless said. */
  readonly life?: Life;
}

/** A kill between two reads changes nothing: only what leaves a trace is a moment of the bot's life. */
const isWrite = (method: string) => !/^(find|next|due|count|list|history|lost)/.test(method);

/** The escalation half of the bot, without notes or models: the real client, stores and dispatcher. */
export async function startDeskBot(options: DeskBotOptions) {
  const { apiUrl, token, dataDir, log, life = new Life(), registers = false } = options;
  const db = await openDatabase(dataDir);
  const client = makeClient(apiUrl);
  const { rest } = client;
  const { options: restOptions } = rest;
  const plain: Pick<typeof restOptions, 'makeRequest'> = { ...restOptions };
  const doomed = mortal(plain, life);
  restOptions.makeRequest = async (url, init) => doomed.makeRequest(url, init);
  const clock = () => new Date();
  const settings = new SqliteSettingsStore(db);
  const questions = new SqliteQuestionStore(db);
  const outbox: Outbox = mortal(new SqliteOutbox(db), life, isWrite);
  const stored = new SqliteEscalationStore(db, () => runner.notify());
  const escalations: EscalationStore = mortal(stored, life, isWrite);
  const deps = { escalations, questions, settings, clock };
  const carryOut = makeCarryOut({
    ...deps,
    desk: new DiscordStaffDesk(client),
    line: new DiscordLearnerLine(client),
  });
  const runner = makeOutboxRunner({
    outbox,
    performLane: makePerformLane({ outbox, carryOut, clock, log, random: Math.random }),
    inLanes: makeBottleneckLanes({ atOnce: 8 }),
    clock,
    log,
  });
  const relayFollowUp = makeRelayFollowUp(deps);
  const reopenEscalation = makeReopenEscalation(deps);
  const handlers = makeDeskHandlers({
    escalations,
    questions,
    settings,
    claimEscalation: makeClaimEscalation(deps),
    releaseEscalation: makeReleaseEscalation(deps),
    takeOverEscalation: makeTakeOverEscalation(deps),
    assignEscalation: makeAssignEscalation(deps),
    relayStaffReply: makeRelayStaffReply(deps),
    resolveEscalation: makeResolveEscalation(deps),
    stateOutcome: makeStateOutcome(deps),
    knownIssues: { search: () => Promise.resolve([]), title: () => Promise.resolve(undefined) },
    dismissEscalation: makeDismissEscalation(deps),
    reopenEscalation,
    withdrawEscalation: makeWithdrawEscalation(deps),
    leaveEscalation: makeLeaveEscalation(deps),
    splitOffFollower: makeSplitOffFollower(deps),
    findCorrectable: makeFindCorrectable(deps),
    correctReply: makeCorrectReply(deps),
  });
  const mirrorChange = makeMirrorChange(deps);
  const changes = new RecentChanges();
  bindRecentChanges(client, changes);
  const relayMessage = makeRelayMessage({
    escalations,
    relayFollowUp,
    reopenEscalation,
    mirrorChange,
    changes,
  });
  const dispatch = makeDispatch(handlers, { log, settings, escalations, questions });
  client.on('interactionCreate', gateEvent(log, 'interaction', dispatch));
  client.on(
    'messageCreate',
    gateEvent(log, 'message', async (message) => {
      if (!message.author.bot) await relayMessage(message);
    }),
  );
  bindPlaceGone(client, { escalations, recoverPlaces: makeRecoverPlaces(deps), log });
  const wakeWaiting = async (server: ServerId) => {
    await outbox.wakeWaiting(server, clock());
    runner.notify();
  };
  bindWakeWaiting(client, { wakeWaiting, log });
  bindMirrorMessages(client, { escalations, mirrorChange, clock, log });
  await logIn(client, token);
  const catchUp = makeCatchUp({
    client,
    hearing: {
      recover: async (messages) => {
        for (const message of messages) if (!message.author.bot) await relayMessage(message);
        return { decided: Promise.resolve() };
      },
    },
    heard: new SqliteHeardMessages(db),
    // Nothing is asked of this half of the bot.
    takeUpOwed: () => Promise.resolve(),
    clock,
    log,
  });
  if (registers && client.isReady()) {
    await registerCommands(client, handlers, log);
  }
  runner.start();
  gateEvent(log, 'catch-up', catchUp)();

  return {
    outbox,
    escalations,
    escalateQuestion: makeEscalateQuestion(deps),
    setUp: async (server: string, change: Partial<ServerSettings>) => {
      await settings.write(asServerId(server), { ...NO_SETTINGS, ...change }, clock());
      await wakeWaiting(asServerId(server));
    },
    /** Records a question, as if the bot had answered it there. */
    ask: async (
      question: Omit<Question, 'id' | 'eventKey' | 'askedAt'>,
      { id = asQuestionId(crypto.randomUUID()), replyId }: AskOptions = {},
    ) => {
      await questions.admit({ ...question, id, eventKey: id, askedAt: clock() });
      await questions.recordVerdict(id, UNKNOWN, clock());
      if (replyId !== undefined && question.channelId !== undefined) {
        await questions.recordReply(id, question.channelId, asMessageId(replyId));
      }
      return id;
    },
    stop: async () => {
      await runner.stop();
      await client.destroy();
      await db.destroy();
    },
  };
}

interface AskOptions {
  readonly id?: QuestionId;
  readonly replyId?: string;
}

export type DeskBot = Awaited<ReturnType<typeof startDeskBot>>;

const UNKNOWN = {
  outcome: 'unknown',
  confidence: 0.1,
  answerable: 0.1,
  signals: {},
  timings: {},
  generation: 1,
  citations: [],
} as const;

async function logIn(client: Client, token: string): Promise<void> {
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(token);
  await ready;
}

/** A question somebody asked in a channel. */
export function askedIn(
  place: { readonly guildId: string; readonly channelId: string; readonly learnerId: string },
  text: string,
  isPrivate = false,
) {
  return {
    serverId: asServerId(place.guildId),
    channelId: asChannelId(place.channelId),
    messageId: undefined,
    learnerId: asLearnerId(place.learnerId),
    text,
    course: undefined,
    isPrivate,
    source: 'slash',
  } as const;
}
