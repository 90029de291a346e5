import type { Client } from 'discord.js';
import type { composeDesk } from './compose-desk.ts';
import type { Knowledge } from './compose-knowledge.ts';
import type { FindHomes } from './core/answering/home-servers.ts';
import type { TakeQuestion } from './core/answering/take-question.ts';
import type { Clock } from './core/clock.ts';
import type { FindEarlier } from './core/hearing/earlier-turns.ts';
import type { LearnerId, QuestionId } from './core/ids.ts';
import type { Log } from './core/log.ts';
import { makeEnforceRetention, RETENTION_LOOK_MS } from './core/privacy/retention.ts';
import { makeRepeating } from './core/repeating.ts';
import { DiscordTime } from './discord/discord-time.ts';
import type { InHand } from './discord/in-hand.ts';
import { makeLearnerHandlers } from './discord/learner-handlers.ts';
import type { ForgetMessages } from './discord/events/message-delete.ts';
import type { AnswerInReply } from './discord/write-reply.ts';
import type { WritingStops } from './discord/writing-stops.ts';
import type { SqliteCourseList } from './storage/sqlite-course-list.ts';
import { SqliteDueTimes } from './storage/sqlite-due-times.ts';
import { SqliteKeywordSearch } from './storage/sqlite-keyword-search.ts';
import { SqliteKnownIssueList } from './storage/sqlite-known-issue-list.ts';
import { SqliteLearnerHistory } from './storage/sqlite-learner-history.ts';
import { SqlitePrivacyStore } from './storage/sqlite-privacy-store.ts';
import type { SqliteQuestionStore } from './storage/sqlite-question-store.ts';
import type { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';
import { SqliteSolutionDesk } from './storage/sqlite-solution-desk.ts';
import { SqliteSourceDesk } from './storage/sqlite-source-desk.ts';

export interface LearnerParts {
  readonly client: Client;
  readonly knowledge: Knowledge;
  readonly desk: ReturnType<typeof composeDesk>;
  readonly questions: SqliteQuestionStore;
  readonly settings: SqliteSettingsStore;
  readonly courses: SqliteCourseList;
  readonly findHomes: FindHomes;
  readonly takeQuestion: TakeQuestion;
  readonly stops: WritingStops;
  readonly findEarlier: FindEarlier;
  readonly inHand: InHand;
  readonly answerInReply: AnswerInReply;
  /** Erases what is held of servers that removed the bot long ago. */
  readonly eraseDeparted: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds the learner's side: commands, buttons, what is kept about people and for how long. */
export function composeLearner(parts: LearnerParts) {
  const { knowledge, desk, questions, settings, takeQuestion, stops, clock, log } = parts;
  const { courses, findHomes, findEarlier, inHand, answerInReply, eraseDeparted } = parts;
  const { db, passages } = knowledge;
  const privacy = new SqlitePrivacyStore(db, () => desk.runner.notify());
  const withdrawQuestion = async (question: QuestionId, by: LearnerId) => {
    const escalation = await desk.escalations.findByQuestion(question);
    if (escalation !== undefined)
      await desk.withdrawEscalation({ id: escalation.id, by, via: 'button' });
  };
  const forgetMessages: ForgetMessages = async (messages) => {
    await privacy.eraseMessages(messages, clock());
  };
  const dueTimes = new SqliteDueTimes(db);
  const enforce = makeEnforceRetention({
    privacy,
    settings,
    dueTimes,
    eraseDeparted,
    clock,
    otherClock: new DiscordTime(parts.client),
    log,
  });
  return {
    handlers: makeLearnerHandlers({
      takeQuestion,
      stops,
      findEarlier,
      inHand,
      answerInReply,
      questions,
      settings,
      findHomes,
      passages,
      privacy,
      courses,
      sources: new SqliteSourceDesk(db),
      solutions: new SqliteSolutionDesk(db),
      history: new SqliteLearnerHistory(db),
      knownIssues: new SqliteKnownIssueList(db, new SqliteKeywordSearch(db)),
      escalateQuestion: desk.escalateQuestion,
      withdrawQuestion,
      clock,
      log,
    }),
    forgetMessages,
    retention: makeRepeating(enforce, { what: 'retention', everyMs: RETENTION_LOOK_MS, log }),
  };
}
