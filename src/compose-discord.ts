import { composeDesk } from './compose-desk.ts';
import { composeHearing } from './compose-hearing.ts';
import { composeInsightReading, composeInsights } from './compose-insights.ts';
import { composeLearner } from './compose-learner.ts';
import { composeLearning } from './compose-learning.ts';
import type { Knowledge } from './compose-knowledge.ts';
import { composeOwed } from './compose-owed.ts';
import { composePresence } from './compose-presence.ts';
import type { Config } from './config.ts';
import { countQuestions } from './core/answering/count-questions.ts';
import { makeTakeQuestion } from './core/answering/take-question.ts';
import type { Clock } from './core/clock.ts';
import { makeKnownIssueLookup } from './core/escalation/known-issue-lookup.ts';
import { makeEscalateMessage } from './core/escalation/escalate-message.ts';
import type { ServerId } from './core/ids.ts';
import { makePostDigest } from './core/insights/post-digest.ts';
import type { IndexReport } from './core/indexing/report.ts';
import type { KnowledgeDesk } from './core/knowledge/ports.ts';
import type { Log } from './core/log.ts';
import type { Meter } from './core/meter.ts';
import { isConnected } from './discord/bind-session.ts';
import { makeClient } from './discord/client.ts';
import { makeDeskHandlers } from './discord/desk-handlers.ts';
import { makeDiscordBot } from './discord/discord-bot.ts';
import { DiscordDigestLine } from './discord/discord-digest-line.ts';
import { makeFindHomes } from './discord/find-homes.ts';
import { bindMirrorMessages } from './discord/events/mirror-messages.ts';
import { bindPlaceGone } from './discord/events/place-gone.ts';
import { bindRecentChanges, RecentChanges } from './discord/events/recent-changes.ts';
import { makeRelayMessage } from './discord/events/relay-message.ts';
import { makeEscalateToStaffMenu } from './discord/menus/escalate-to-staff.ts';
import { joinHandlers } from './discord/registry.ts';
import { makeSetupHandlers } from './discord/setup-handlers.ts';
import { BottleneckAskLimits } from './limits/bottleneck-ask-limits.ts';
import { ForgivingQuestionStore } from './storage/forgiving-question-store.ts';
import { ForgivingRateStore } from './storage/forgiving-rate-store.ts';
import { SqliteCourseList } from './storage/sqlite-course-list.ts';
import { SqliteKeywordSearch } from './storage/sqlite-keyword-search.ts';
import { SqliteKnownIssueList } from './storage/sqlite-known-issue-list.ts';
import { makeStopWritingButton } from './discord/buttons/stop-writing.ts';
import { WritingStops } from './discord/writing-stops.ts';
import { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';

/** The half of the bot that talks to Discord. */
export interface DiscordHalf {
  start(token: string): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
  /** The folder was indexed: what follows from it is done in its own time. */
  onIndexed(): void;
}

export interface DiscordParts {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly knowledgeDesk: KnowledgeDesk;
  /** Indexes the folder. */
  readonly reindex: () => Promise<IndexReport>;
  /** Discord ended the session for good; the error says what to do. */
  readonly onEnded: (error: Error) => void;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds the client, its handlers and the desk behind them. */
export function composeDiscord({
  config,
  knowledge,
  knowledgeDesk,
  reindex,
  onEnded,
  meter,
  clock,
  log,
}: DiscordParts): DiscordHalf {
  const { db, answerQuestion } = knowledge;
  const client = makeClient(config.discordApiUrl, meter);
  const changes = new RecentChanges();
  bindRecentChanges(client, changes);
  const questions = new ForgivingQuestionStore(db);
  const settings = new SqliteSettingsStore(db);
  const findHomes = makeFindHomes(client);
  const courses = new SqliteCourseList(db);
  const { dataDir } = config;
  const reading = composeInsightReading({ dataDir, knowledge, settings, clock, log });
  const digestLine = new DiscordDigestLine(client);
  // What the desk asks again are checks: a language model would word the same notes anew each time.
  const desk = composeDesk({
    db,
    client,
    questions,
    settings,
    findHomes,
    answerQuestion: knowledge.quoteNotes,
    embedder: knowledge.embeddings,
    postDigest: makePostDigest({ ...reading, settings, line: digestLine }),
    clock,
    log,
  });
  const limits = new BottleneckAskLimits({ rates: new ForgivingRateStore(db), clock });
  const takeQuestion = countQuestions(
    makeTakeQuestion({ questions, settings, findHomes, answerQuestion, limits, clock, log }),
    meter,
  );
  const wakeWaiting = async (server: ServerId) => {
    await desk.outbox.wakeWaiting(server, clock());
    desk.runner.notify();
  };
  const stops = new WritingStops();
  const escalateMessage = makeEscalateMessage({ ...desk, questions, takeQuestion });
  const { looks, ...owed } = composeOwed({
    db,
    client,
    questions,
    takeQuestion,
    escalateMessage,
    clock,
    log,
  });
  const common = {
    ...owed,
    takeQuestion,
    questions,
    settings,
    findHomes,
    courses,
    stops,
    wakeWaiting,
    clock,
  };
  const issueList = new SqliteKnownIssueList(db, new SqliteKeywordSearch(db));
  const knownIssues = makeKnownIssueLookup({ knownIssues: issueList, settings, clock });
  const ofDesk = makeDeskHandlers({ ...desk, questions, settings, knownIssues });
  bindPlaceGone(client, { ...desk, log });
  bindMirrorMessages(client, { ...desk, clock, log });
  const presence = { settings, knowledgeDesk, wakeWaiting, onEnded, meter, clock, log };
  const { eraseDeparted } = composePresence({ ...presence, db, client });
  const learner = composeLearner({
    ...common,
    client,
    knowledge,
    desk,
    eraseDeparted,
    log,
  });
  const learning = composeLearning({
    ...common,
    knowledge,
    knowledgeDesk,
    reindex,
    desk,
    log,
  });
  const insights = composeInsights({
    ...common,
    ...learning,
    reading,
    desk,
    knowledge,
    log,
  });
  const relayMessage = makeRelayMessage({ ...desk, changes });
  const ears = composeHearing({
    ...common,
    db,
    client,
    answerQuestion: knowledge.quoteNotes,
    relayMessage,
    changes,
    forgetMessages: learner.forgetMessages,
    log,
  });
  const ofSetup = makeSetupHandlers(common);
  const handlers = joinHandlers([
    learner.handlers,
    { ...ears, buttons: [...ears.buttons, makeStopWritingButton(stops)] },
    { menus: [makeEscalateToStaffMenu({ ...desk, ...common, escalateMessage })] },
    ofDesk,
    learning.handlers,
    insights.handlers,
    ofSetup,
  ]);
  /** What is done in its own time; what starts last ends first. */
  const inBackground = [
    desk.runner,
    desk.reminders,
    looks,
    desk.pastQuestions,
    learning,
    insights.digests,
    learner.retention,
  ];
  const bot = makeDiscordBot({
    ...common,
    escalations: desk.escalations,
    client,
    handlers,
    forgetMessages: learner.forgetMessages,
    log,
    hearing: ears.hearing,
    catchUp: ears.catchUp,
    onReady: () => {
      for (const one of inBackground) one.start();
    },
  });
  return {
    start: async (token) => bot.start(token),
    stop: async () => {
      for (const one of inBackground.toReversed()) await one.stop();
      await limits.stop();
      await reading.close();
      await bot.stop();
    },
    isConnected: () => isConnected(client),
    onIndexed: learning.onIndexed,
  };
}
