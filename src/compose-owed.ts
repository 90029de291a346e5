import type { Client } from 'discord.js';
import type { QuestionStore } from './core/answering/ports.ts';
import type { TakeQuestion } from './core/answering/take-question.ts';
import type { Clock } from './core/clock.ts';
import type { EscalateMessage } from './core/escalation/escalate-message.ts';
import { makeFindEarlier } from './core/hearing/earlier-turns.ts';
import { OWED_LOOK_MS } from './core/hearing/tuning.ts';
import type { Log } from './core/log.ts';
import { makeRepeating } from './core/repeating.ts';
import { makeResumeCommand } from './discord/events/resume-command.ts';
import { makeTakeUpOwed } from './discord/events/take-up-owed.ts';
import { InHand } from './discord/in-hand.ts';
import { makeAnswerInReply } from './discord/write-reply.ts';
import { ForgivingConversations } from './storage/forgiving-conversations.ts';
import type { Database } from './storage/open-database.ts';
import { SqliteOwedReplies } from './storage/sqlite-owed-replies.ts';

export interface OwedParts {
  readonly db: Database;
  readonly client: Client;
  readonly questions: QuestionStore;
  readonly takeQuestion: TakeQuestion;
  readonly escalateMessage: EscalateMessage;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds what sees to it that every command gets its reply, once, however late Discord takes it. */
export function composeOwed({ db, ...parts }: OwedParts) {
  const { log } = parts;
  const inHand = new InHand();
  const findEarlier = makeFindEarlier({ conversations: new ForgivingConversations(db) });
  const resumeCommand = makeResumeCommand({ ...parts, findEarlier });
  const owed = new SqliteOwedReplies(db);
  const takeUpOwed = makeTakeUpOwed({ ...parts, owed, inHand, resumeCommand });
  return {
    inHand,
    findEarlier,
    answerInReply: makeAnswerInReply({ resumeCommand, log }),
    takeUpOwed,
    looks: makeRepeating(takeUpOwed, { what: 'owed replies', everyMs: OWED_LOOK_MS, log }),
  };
}
