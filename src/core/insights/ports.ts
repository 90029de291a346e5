import type { ChannelId, DocumentId, MessageId, QuestionId, ServerId, StaffId } from '../ids.ts';
import type { DocumentFindings, Figures } from './figures.ts';
import type { Gap, GapId } from './gap.ts';

/** What is to be read. */
export interface InsightQuery {
  readonly serverId: ServerId;
  /** Days back from now. */
  readonly days: number;
  readonly now: Date;
  /** An IANA name: in which the weeks begin. */
  readonly timeZone: string;
  /** Keys of the courses that the server is about; undefined for all. */
  readonly courses: readonly string[] | undefined;
}

/** The error budget of a server: what staff accept, what was measured, and what follows from it. */
export interface BudgetState {
  /** 0 to 1. */
  readonly accepted: number;
  readonly judged: number;
  readonly wrong: number;
  /** 0 to 1: what is less sure is offered, not stated; undefined while the built-in threshold holds. */
  readonly answerFrom: number | undefined;
  /** How many staff judged, and on how many days. */
  readonly people: number;
  readonly days: number;
  /** Whether it stays where it is because what would move it is the word of one person on one day. */
  readonly isOneSitting: boolean;
}

/** All that staff see, before it is drawn. */
export interface Insights {
  readonly figures: Figures;
  readonly findings: DocumentFindings;
  /** Those to show, the most pressing first. */
  readonly gaps: readonly Gap[];
  readonly budget: BudgetState;
}

/** Insights with their picture, a PNG. */
export interface DrawnInsights extends Insights {
  readonly picture: Uint8Array;
}

/** Reads and draws, off the event loop. */
export interface InsightDesk {
  read(query: InsightQuery, accepted: number): Promise<DrawnInsights>;
  /** Questions that no gap holds yet, of those that belong to one; the newest first. */
  unplaced(serverId: ServerId, limit: number): Promise<readonly UnplacedQuestion[]>;
}

/** A question before it is put into a gap. */
export interface UnplacedQuestion {
  readonly id: QuestionId;
  readonly text: string;
}

/** The middle of a gap, by which questions find it. */
export interface GapMiddle {
  readonly id: GapId;
  /** The mean of its questions' vectors, of unit length. */
  readonly vector: Float32Array;
  /** How many that is the mean of. */
  readonly size: number;
}

/** A question put into a gap, new or not. */
export interface Placement {
  readonly questionId: QuestionId;
  readonly middle: GapMiddle;
  readonly isNew: boolean;
}

/** What staff did with a gap. */
export type GapEnd =
  { readonly state: 'answered'; readonly documentId: DocumentId } | { readonly state: 'ignored' };

/** Keeps gaps. */
export interface GapStore {
  middles(serverId: ServerId, recipe: string): Promise<readonly GapMiddle[]>;
  place(
    serverId: ServerId,
    recipe: string,
    placements: readonly Placement[],
    at: Date,
  ): Promise<void>;
  /** One gap of a server; undefined when its last question was erased. */
  find(serverId: ServerId, id: GapId): Promise<Gap | undefined>;
  end(serverId: ServerId, id: GapId, end: GapEnd, at: Date): Promise<void>;
  /** Documents that its questions were offered, the most frequent first. */
  nearMisses(id: GapId, limit: number): Promise<readonly DocumentId[]>;
}

/** A document that staff may name. */
export interface NamedDocument {
  /** Short; good until the document changes. */
  readonly key: string;
  readonly id: DocumentId;
  readonly title: string;
  readonly kind: string;
  readonly path: string;
}

/** Finds documents that learners of a server may see. */
export interface DocumentFinder {
  search(serverId: ServerId, words: string, limit: number): Promise<readonly NamedDocument[]>;
  find(serverId: ServerId, ids: readonly DocumentId[]): Promise<readonly NamedDocument[]>;
  findByKey(serverId: ServerId, key: string): Promise<NamedDocument | undefined>;
}

export const VERDICTS = ['right', 'wrong'] as const;
/** What staff say of a stated answer. */
export type StaffVerdict = (typeof VERDICTS)[number];

/** A judged answer, as far as the threshold turns on it. */
export interface JudgedAnswer {
  /** 0 to 1: how sure the bot was. */
  readonly confidence: number;
  readonly isWrong: boolean;
  /** Whose word it is: of the verdict, or of how its escalation ended. Undefined when nobody is known any more. */
  readonly by: StaffId | undefined;
  readonly at: Date;
}

/** A stated answer that was judged wrong, as staff look at it. */
export interface WrongAnswer {
  /** Of the document that it was taken from. */
  readonly title: string;
  /** What was asked, where the answer stands and why it is wrong: undefined when it was asked in private. */
  readonly asked: string | undefined;
  readonly shown: { readonly channelId: ChannelId; readonly messageId: MessageId } | undefined;
  readonly reason: string | undefined;
  /** Of the escalation that it led to. */
  readonly number: number | undefined;
}

/** Keeps staff's verdicts and the thresholds that follow. */
export interface VerdictStore {
  /** The later verdict of one staff member replaces the earlier; without a reason, the earlier reason stays. */
  record(
    of: { serverId: ServerId; questionId: QuestionId; by: StaffId },
    said: { readonly verdict: StaffVerdict; readonly reason: string | undefined },
    at: Date,
  ): Promise<'recorded' | 'unknown-question'>;
  /** The question that a message of the bot's answers. */
  findByMessage(serverId: ServerId, messageId: string): Promise<QuestionId | undefined>;
  /** Stated answers of a server that were judged, given since a moment. */
  judged(serverId: ServerId, since: Date): Promise<readonly JudgedAnswer[]>;
  /** Those whose documents say the same still, the newest first. */
  wrong(serverId: ServerId, limit: number): Promise<readonly WrongAnswer[]>;
  threshold(serverId: ServerId): Promise<{ answerFrom: number; movedAt: Date } | undefined>;
  moveThreshold(serverId: ServerId, answerFrom: number, at: Date): Promise<void>;
}

/** Keeps when each server's digest is due. */
export interface DigestStore {
  due(serverId: ServerId): Promise<Date | undefined>;
  /** Sets the time without sending. */
  schedule(serverId: ServerId, due: Date): Promise<void>;
  /**
   * Stores the intent to post the digest and the next time, together; nothing when it was stored before, and no second
   * intent while one still waits to be posted.
   */
  post(serverId: ServerId, due: Date, next: Date, at: Date): Promise<void>;
  /** Takes a server off. */
  cancel(serverId: ServerId): Promise<void>;
  /** Servers that have settings, and the bot. */
  servers(): Promise<readonly ServerId[]>;
}
