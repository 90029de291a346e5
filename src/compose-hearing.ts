import type { Client, Message } from 'discord.js';
import type { AnswerQuestion, QuestionStore } from './core/answering/ports.ts';
import type { FindHomes } from './core/answering/home-servers.ts';
import { makeWeighQuestion, type TakeQuestion } from './core/answering/take-question.ts';
import type { Clock } from './core/clock.ts';
import type { Log } from './core/log.ts';
import type { SettingsStore } from './core/server-settings.ts';
import { makeShareHereButton } from './discord/buttons/share-here.ts';
import { makeCatchUp } from './discord/events/catch-up.ts';
import type { ForgetMessages } from './discord/events/message-delete.ts';
import type { ReadMissed } from './discord/events/hold-back.ts';
import type { RecentChanges } from './discord/events/recent-changes.ts';
import type { TakeUpOwed } from './discord/events/take-up-owed.ts';
import { makeHearing, type Hearing, type HearingDeps } from './discord/events/hearing.ts';
import type { InHand } from './discord/in-hand.ts';
import { makeAnswerThisMenu } from './discord/menus/answer-this.ts';
import type { Button, Menu } from './discord/registry.ts';
import type { AnswerInReply } from './discord/write-reply.ts';
import type { WritingStops } from './discord/writing-stops.ts';
import { makeBottleneckLanes } from './limits/bottleneck-lanes.ts';
import type { Database } from './storage/open-database.ts';
import { ForgivingHeardMessages } from './storage/forgiving-heard-messages.ts';
import { ForgivingConversations } from './storage/forgiving-conversations.ts';
import { SqliteSourceDesk } from './storage/sqlite-source-desk.ts';

export interface HearingParts {
  readonly db: Database;
  readonly client: Client;
  readonly questions: QuestionStore;
  readonly settings: SettingsStore;
  readonly takeQuestion: TakeQuestion;
  readonly stops: WritingStops;
  readonly answerQuestion: AnswerQuestion;
  readonly relayMessage: (message: Message) => Promise<'relayed' | 'not-ours'>;
  readonly forgetMessages: ForgetMessages;
  readonly changes: RecentChanges;
  readonly findHomes: FindHomes;
  readonly inHand: InHand;
  readonly answerInReply: AnswerInReply;
  readonly takeUpOwed: TakeUpOwed;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a pause ends a burst, where not the usual times. */
  readonly quiet?: HearingDeps['quiet'];
}

/** All by which questions are heard beside `/ask`. */
export interface HearingHalf {
  readonly hearing: Hearing;
  readonly catchUp: ReadMissed;
  readonly menus: readonly Menu[];
  readonly buttons: readonly Button[];
}

/** Builds what hears messages, and what takes up those that an outage left. */
export function composeHearing({ db, quiet, ...parts }: HearingParts): HearingHalf {
  const heard = new ForgivingHeardMessages(db);
  const conversations = new ForgivingConversations(db);
  const hearing = makeHearing({
    ...parts,
    heard,
    conversations,
    weighQuestion: makeWeighQuestion(parts),
    inTurn: makeBottleneckLanes(),
    ...(quiet && { quiet }),
  });
  return {
    hearing,
    catchUp: makeCatchUp({ ...parts, hearing, heard }),
    menus: [makeAnswerThisMenu(parts)],
    buttons: [makeShareHereButton({ ...parts, sources: new SqliteSourceDesk(db) })],
  };
}
