import type { AnsweredQuestion } from '../answering/ports.ts';
import type { ChannelId, LearnerId, MessageId, QuestionId } from '../ids.ts';
import type { Question } from '../question.ts';

/** A message that the bot must decide about. */
export interface NotedMessage {
  readonly id: MessageId;
  readonly channelId: ChannelId;
}

/** From where a channel is read back after a restart. */
export interface ReadBack {
  readonly channelId: ChannelId;
  /** Whatever is newer than this may not have been decided about. */
  readonly after: MessageId;
}

/** Remembers which messages were decided about, over restarts: ids alone, no words and no people. */
export interface HeardMessages {
  /** `pending`: noted before and never settled, as after a kill. */
  note(message: NotedMessage, at: Date): Promise<'new' | 'pending' | 'settled'>;
  settle(ids: readonly MessageId[], at: Date): Promise<void>;
  /** One for each channel with messages noted since then. */
  readBack(since: Date): Promise<readonly ReadBack[]>;
  /** The newest message noted in any channel; undefined before the first one. */
  newest(): Promise<MessageId | undefined>;
  forget(before: Date): Promise<void>;
}

/** Which of the earlier questions belong to a conversation. */
export interface ConversationSearch {
  /** Where the question was asked or its answer stands. */
  readonly channelId: ChannelId;
  /** Only this learner's; undefined where all of a thread's people talk about one thing. */
  readonly learnerId?: LearnerId;
  /** What this learner asked for themselves only counts too: the answer goes to nobody else. */
  readonly withPrivate?: boolean;
  readonly since: Date;
  /** Asked before this moment. */
  readonly before: Date;
  readonly limit: number;
}

/** Finds what was asked and answered before. Erased questions are not found. */
export interface Conversations {
  findByEvent(eventKey: string): Promise<AnsweredQuestion | undefined>;
  /** The question whose answer is this message. */
  findByReply(messageId: MessageId): Promise<AnsweredQuestion | undefined>;
  /** Oldest first. Private ones only in the channel they were asked in, and only when they are asked for. */
  turns(search: ConversationSearch): Promise<readonly Question[]>;
  /** Whether a reply of staff was brought there since then. */
  staffReplied(channelId: ChannelId, since: Date): Promise<boolean>;
}

/** A command whose reply is not written yet. */
export interface OwedReply {
  readonly question: Question;
  /** With what the reply can still be written; undefined when it is too late. */
  readonly token: string | undefined;
  /** Who wished that staff see the question; undefined where an answer is owed. */
  readonly escalatedBy: LearnerId | undefined;
}

/** Commands whose reply is not written yet, over restarts. */
export interface OwedReplies {
  /** Those given since then, oldest first. */
  list(since: Date): Promise<readonly QuestionId[]>;
  /** Undefined once nothing is owed any more. */
  find(id: QuestionId, now: Date): Promise<OwedReply | undefined>;
}
