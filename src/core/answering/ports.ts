import type { QuestionId, ChannelId, MessageId, LearnerId, PassageId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import type { AskerScope, Question } from '../question.ts';
import type { Verdict } from '../verdict.ts';

/** What is asked of the notes. */
export interface Ask {
  readonly text: string;
  /** As the learner wrote it, where `text` was prepared for the search: pasted outputs are whole in it. */
  readonly asked?: string;
  readonly scope: AskerScope;
  /** The same learner's earlier questions of this conversation, oldest first. */
  readonly earlier?: readonly string[];
  /** Who asks; whose budget a written answer is charged to. */
  readonly learnerId?: LearnerId | undefined;
  /** Asked for oneself: nothing of it is kept for others. */
  readonly isPrivate?: boolean | undefined;
  /** Called with each answer so far that may be shown already; the last word is the verdict. */
  readonly onDraft?: ((verdict: Verdict) => void) | undefined;
  /** The asker wants no more words: what there is by then is the answer. */
  readonly stop?: AbortSignal | undefined;
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
  /** Puts in what was slow to read of a question that is recorded already. */
  complete(id: QuestionId, rest: Pick<Question, 'text' | 'course' | 'parts'>): Promise<void>;
  recordVerdict(id: QuestionId, verdict: Verdict, at: Date): Promise<void>;
  /** Nothing is owed to whoever gave the command any more: it is not completed after a kill. */
  dropReplyToken(id: QuestionId): Promise<void>;
  recordReply(id: QuestionId, channelId: ChannelId, messageId: MessageId): Promise<void>;
  find(id: QuestionId): Promise<AnsweredQuestion | undefined>;
  /** Those that this message is, or is part of: several people may have asked about one message. */
  findByMessage(message: MessageId): Promise<readonly AnsweredQuestion[]>;
  /** The first of each kind counts; `note` is what the person wrote with it. */
  recordFeedback(
    id: QuestionId,
    person: LearnerId,
    kind: FeedbackKind,
    at: Date,
    note?: string,
  ): Promise<void>;
}

/** What somebody said of an answer by pressing. */
export type FeedbackKind = 'solved' | 'not-helpful';

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

/** A passage by its number in a `KnowledgeIndex`, and how near its vector is. */
export interface Neighbour {
  readonly passage: number;
  /** -1 to 1. */
  readonly cosine: number;
}

/** The vectors of one `KnowledgeIndex`. */
export interface PassageVectors {
  /** The nearest passages that are visible, nearest first. `visible` says how many there are. */
  nearest(
    query: Float32Array,
    count: number,
    sees: (passage: number) => boolean,
    visible: number,
  ): readonly Neighbour[];
  cosine(query: Float32Array, passage: number): number;
}

/** A full-text search. */
export interface KeywordQuery {
  /** Any of them will do; each is matched by its stem. */
  readonly words: readonly string[];
  readonly limit: number;
  /** Rows that it turns down are as if they were not there. */
  readonly accept: (row: number) => boolean;
}

/** Finds documents by their words, best first. */
export interface KeywordSearch {
  /** Rows of documents. */
  documents(query: KeywordQuery): Promise<readonly number[]>;
}

/** Reads passages to show and to cite. */
export interface PassageReader {
  /** In no order; those that are gone are left out. */
  read(ids: readonly PassageId[]): Promise<readonly Passage[]>;
  /** All passages of the documents that these passages belong to, in reading order. */
  readDocument(id: PassageId): Promise<readonly Passage[]>;
}

/** Makes the vector of a question. */
export interface QuestionEmbedder {
  /** Of unit length. @throws ModelUnavailable */
  embedQuestion(text: string): Promise<Float32Array>;
}
