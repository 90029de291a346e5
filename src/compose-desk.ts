import type { Client } from 'discord.js';
import type { FindHomes } from './core/answering/home-servers.ts';
import type { AnswerQuestion } from './core/answering/ports.ts';
import type { Clock } from './core/clock.ts';
import { makeAssignEscalation } from './core/escalation/assign-escalation.ts';
import { makeClaimEscalation } from './core/escalation/claim-escalation.ts';
import { makeCorrectReply, makeFindCorrectable } from './core/escalation/correct-reply.ts';
import { makeDismissEscalation } from './core/escalation/dismiss-escalation.ts';
import { makeEscalateQuestion } from './core/escalation/escalate-question.ts';
import { comparePastQuestions } from './core/escalation/similar-escalations.ts';
import type { ComparingEmbedder } from './core/escalation/folding.ts';
import { makeLeaveEscalation } from './core/escalation/leave-escalation.ts';
import { makeSplitOffFollower } from './core/escalation/split-off-follower.ts';
import { makeMirrorChange } from './core/escalation/mirror-change.ts';
import { makeRecoverPlaces } from './core/escalation/recover-places.ts';
import { makeRelayFollowUp } from './core/escalation/relay-follow-up.ts';
import { makeRelayStaffReply } from './core/escalation/relay-staff-reply.ts';
import { makeReleaseEscalation } from './core/escalation/release-escalation.ts';
import { makeReopenEscalation } from './core/escalation/reopen-escalation.ts';
import { makeResolveEscalation, makeStateOutcome } from './core/escalation/resolve-escalation.ts';
import { makeTakeOverEscalation } from './core/escalation/take-over-escalation.ts';
import { makeWithdrawEscalation } from './core/escalation/withdraw-escalation.ts';
import { makeSupersedeAnswer } from './core/knowledge/supersede-answer.ts';
import type { Log } from './core/log.ts';
import { makeCarryOut } from './core/outbox/carry-out.ts';
import type { PostDigest } from './core/outbox/carried-out.ts';
import { makeRemind, REMINDER_LOOK_MS } from './core/reminding/remind.ts';
import { makeRepeating } from './core/repeating.ts';
import { makeOutboxRunner, type OutboxRunner } from './core/outbox/outbox-runner.ts';
import { makePerformLane } from './core/outbox/perform-intents.ts';
import { LANES_AT_ONCE } from './core/outbox/tuning.ts';
import { DiscordAnswerLine } from './discord/discord-answer-line.ts';
import { DiscordLearnerLine } from './discord/discord-learner-line.ts';
import { DiscordStaffDesk } from './discord/discord-staff-desk.ts';
import { makeTakeBack } from './discord/take-back.ts';
import { makeBottleneckLanes } from './limits/bottleneck-lanes.ts';
import type { ForgivingQuestionStore } from './storage/forgiving-question-store.ts';
import { SqliteEscalationStore } from './storage/sqlite-escalation-store.ts';
import type { Database } from './storage/open-database.ts';
import { SqliteWaitingEscalations } from './storage/sqlite-waiting-escalations.ts';
import { SqliteOutbox } from './storage/sqlite-outbox.ts';
import { SqliteRecalls } from './storage/sqlite-recalls.ts';
import { SqliteSimilarEscalations } from './storage/sqlite-similar-escalations.ts';
import type { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';

export interface DeskParts {
  readonly db: Database;
  readonly client: Client;
  readonly questions: ForgivingQuestionStore;
  readonly settings: SqliteSettingsStore;
  readonly findHomes: FindHomes;
  /** For answers whose source was corrected. */
  readonly answerQuestion: AnswerQuestion;
  /** By what questions are compared. */
  readonly embedder: ComparingEmbedder;
  readonly postDigest: PostDigest;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds the escalation desk: its moves, and the outbox that carries them to Discord. */
export function composeDesk(parts: DeskParts) {
  const { db, client, questions, settings, embedder, postDigest, clock, log } = parts;
  const outbox = new SqliteOutbox(db);
  // The store tells the runner of new intents, and the runner's work goes through the store.
  const later: { runner?: OutboxRunner } = {};
  const escalations = new SqliteEscalationStore(db, () => later.runner?.notify());
  const similar = new SqliteSimilarEscalations(db, embedder.recipe);
  const carryOut = makeCarryOut({
    escalations,
    questions,
    settings,
    desk: new DiscordStaffDesk(client),
    line: new DiscordLearnerLine(client),
    supersedeAnswer: makeSupersedeAnswer({
      ...parts,
      recalls: new SqliteRecalls(db),
      line: new DiscordAnswerLine(client),
    }),
    postDigest,
    takeBack: makeTakeBack(client),
    clock,
    findSimilar: async (escalation) => similar.find(escalation),
  });
  const performLane = makePerformLane({ outbox, carryOut, clock, log, random: Math.random });
  const inLanes = makeBottleneckLanes({ atOnce: LANES_AT_ONCE });
  const runner = makeOutboxRunner({ outbox, performLane, inLanes, clock, log });
  later.runner = runner;

  const deps = { escalations, clock };
  const waiting = new SqliteWaitingEscalations(db);
  return {
    runner,
    reminders: makeRepeating(makeRemind({ ...deps, waiting, settings, log }), {
      what: 'reminders',
      everyMs: REMINDER_LOOK_MS,
      log,
    }),
    outbox,
    escalations,
    pastQuestions: makeComparePast(similar, embedder, log),
    escalateQuestion: makeEscalateQuestion({
      ...deps,
      // What was asked while the disk was full is kept with its escalation, or neither is.
      questions: { find: async (id) => questions.findToKeep(id) },
      settings,
      embedder,
    }),
    claimEscalation: makeClaimEscalation(deps),
    releaseEscalation: makeReleaseEscalation(deps),
    takeOverEscalation: makeTakeOverEscalation(deps),
    assignEscalation: makeAssignEscalation(deps),
    relayStaffReply: makeRelayStaffReply(deps),
    mirrorChange: makeMirrorChange(deps),
    relayFollowUp: makeRelayFollowUp(deps),
    resolveEscalation: makeResolveEscalation(deps),
    stateOutcome: makeStateOutcome(deps),
    dismissEscalation: makeDismissEscalation(deps),
    reopenEscalation: makeReopenEscalation(deps),
    withdrawEscalation: makeWithdrawEscalation(deps),
    leaveEscalation: makeLeaveEscalation(deps),
    splitOffFollower: makeSplitOffFollower(deps),
    findCorrectable: makeFindCorrectable(deps),
    correctReply: makeCorrectReply(deps),
    recoverPlaces: makeRecoverPlaces(deps),
  };
}

/** Makes what was asked before comparable, once, beside everything else. */
function makeComparePast(similar: SqliteSimilarEscalations, embedder: ComparingEmbedder, log: Log) {
  let isStopping = false;
  let comparing: Promise<void> | undefined;

  async function compare(): Promise<void> {
    try {
      await comparePastQuestions(similar, embedder, () => isStopping);
      if (!isStopping) await similar.warm();
    } catch (error) {
      log.warn({ err: error }, 'past questions not compared');
    }
  }

  return {
    start: () => void (comparing ??= compare()),
    stop: async () => {
      isStopping = true;
      await comparing;
    },
  };
}
