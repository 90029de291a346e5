import type { ChannelId, LearnerId, MessageId, QuestionId, ServerId } from './ids.ts';

/** How a question reached the bot. */
export type QuestionSource =
  | 'slash'
  | 'mention'
  | 'reply'
  | 'direct-message'
  | 'help-channel'
  | 'forum-post'
  | 'context-menu'
  | 'terminal';

/** Where the words of one message stand in a question's text. */
export interface QuestionPart {
  readonly messageId: MessageId;
  /** Characters (UTF-16 units): the first, and the first behind it. */
  readonly beginsAt: number;
  readonly endsAt: number;
}

/** Something that came with a question, where Discord keeps it. */
export interface QuestionFile {
  readonly name: string;
  readonly url: string;
  /** The message that brought it; undefined when it came with a command. */
  readonly messageId: MessageId | undefined;
}

/** What a learner asked, and where. */
export interface Question {
  readonly id: QuestionId;
  /** What makes the event unique (a message's or an interaction's id): the same event makes one question. */
  readonly eventKey: string;
  /** Undefined in direct messages and the terminal. */
  readonly serverId: ServerId | undefined;
  readonly channelId: ChannelId | undefined;
  /** Where the thread or post stands that it was asked in. Not kept. */
  readonly parentChannelId?: ChannelId | undefined;
  /** The learner's own message, when there is one. */
  readonly messageId: MessageId | undefined;
  readonly learnerId: LearnerId;
  readonly text: string;
  /** With what Discord takes the reply to a command, for minutes. Not read back. */
  readonly replyToken?: string | undefined;
  /** Who wished by a command that staff see it; that person is told. Not read back. */
  readonly escalatedBy?: LearnerId | undefined;
  /** Of a question that was written in several messages. Not read back. */
  readonly parts?: readonly QuestionPart[] | undefined;
  /** Attached to it, read or not: pictures too. */
  readonly files?: readonly QuestionFile[] | undefined;
  /** As the learner gave it; undefined for all the server's courses. */
  readonly course: string | undefined;
  /** Shown to the learner and to staff only. */
  readonly isPrivate: boolean;
  readonly source: QuestionSource;
  readonly askedAt: Date;
  /** The learner's language, by Discord's name for it, where Discord told it. */
  readonly locale?: string | undefined;
}

/** What limits the passages that somebody may see. */
export interface AskerScope {
  readonly audience: 'learner' | 'staff';
  readonly serverId: ServerId | undefined;
  /** Keys (see `courseKey`) of the courses to search; undefined for all. Course-less documents always count. */
  readonly courses: readonly string[] | undefined;
  /** Notes released later than this are not there. */
  readonly now: Date;
}
