import type { QuestionId, ChannelId, MessageId, LearnerId } from '../ids.ts';
import type { AskerScope, Question } from '../question.ts';
import type { Verdict } from '../verdict.ts';

/** What is asked of the notes. */
export interface Ask {
  readonly text: string;
  readonly scope: AskerScope;
  /** The same learner's earlier questions of this conversation, oldest first. */
  readonly earlier?: readonly string[];
}

/** From a question to a verdict. @throws ModelUnavailable when not even the words can be searched. */
export type AnswerQuestion = (ask: Ask) => Promise<Verdict>;

/** A question with what was found and said. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly verdict: Verdict | undefined;
  /** Where the bot's answer stands, once it was sent. */
  readonly reply: { readonly channelId: ChannelId; readonly messageId: MessageId } | undefined;
}

/** Keeps questions and the answers given. */
export interface QuestionStore {
  /** Records a question once: the same event again gives `seen-before`. */
  admit(question: Question): Promise<'admitted' | 'seen-before'>;
  recordVerdict(id: QuestionId, verdict: Verdict, at: Date): Promise<void>;
  recordReply(id: QuestionId, channelId: ChannelId, messageId: MessageId): Promise<void>;
  find(id: QuestionId): Promise<AnsweredQuestion | undefined>;
  recordFeedback(id: QuestionId, person: LearnerId, kind: 'solved', at: Date): Promise<void>;
}

/** A course that documents of the index belong to. */
export interface Course {
  /** See `courseKey`. */
  readonly key: string;
  readonly name: string;
}

/** The courses of the present index that learners may see, by name. */
export interface CourseList {
  list(): Promise<readonly Course[]>;
}
