import type { AnsweredQuestion } from '../answering/ports.ts';
import type {
  ChannelId,
  DocumentId,
  EscalationId,
  LearnerId,
  MessageId,
  QuestionId,
  ServerId,
  StaffId,
  ThreadId,
} from '../ids.ts';
import type { Undeliverable, StaffNote, LearnerNotice, NewIntent } from '../outbox/intent.ts';
import type { Escalation, EscalationStatus, Origin, StaffPlace } from './escalation.ts';
import type { Follower, FollowerCopy, FollowerId } from './follower.ts';
import type { EscalationEvent, NewEscalationEvent } from './history.ts';
import type { MessagePlace, NewRelay, Relay, RelayId, RelayRevision } from './relay.ts';
import type { Compared } from './same-question.ts';
import type { SimilarEscalation } from './similar-escalations.ts';

/** What became of something sent. What passes by itself is thrown instead, as DiscordUnavailable. */
export type Delivery<Done = object> =
  | ({ readonly outcome: 'delivered' } & Done)
  | { readonly outcome: 'undeliverable'; readonly why: Undeliverable };

/** Makes doing it again harmless: people see it once. */
export interface Attempt {
  /** Carried by what is made, at most 25 characters; unique. */
  readonly key: string;
  /** An earlier attempt may have succeeded unseen: look for its result first. */
  readonly mayBeDone: boolean;
  /** No earlier attempt was before this moment. */
  readonly since: Date;
}

/** All that staff see of an escalation. */
export interface EscalationCard {
  readonly escalation: Escalation;
  /** Undefined when the learner had it erased. */
  readonly asked: AnsweredQuestion | undefined;
  /** Past escalations that asked much the same. */
  readonly similar?: readonly SimilarEscalation[];
}

/** A message into the staff thread. */
export interface StaffPost {
  readonly escalation: Escalation;
  readonly note: StaffNote;
  readonly relay: Relay | undefined;
  /** The follower that the note names, with the question; undefined when it names none, or that was erased. */
  readonly follower?: AskedByFollower | undefined;
}

/** A follower, and what they asked. */
export interface AskedByFollower {
  readonly follower: Follower;
  readonly asked: AnsweredQuestion | undefined;
}

/** Where staff see escalations. */
export interface StaffDesk {
  /** @param lost a thread that is gone and must not be found again */
  openThread(
    channel: ChannelId,
    card: EscalationCard,
    attempt: Attempt,
    lost: ThreadId | undefined,
  ): Promise<Delivery<{ readonly place: StaffPlace }>>;
  /** Gives the place anew: a card that somebody deleted is made again in the thread. */
  updateCard(
    place: StaffPlace,
    card: EscalationCard,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly place: StaffPlace }>>;
  post(
    place: StaffPlace,
    post: StaffPost,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly sent: MessagePlace }>>;
  /** Writes a message anew that an earlier `post` made; `isGone` when it is there no more. */
  amend(
    place: StaffPlace,
    post: StaffPost,
    target: MessagePlace,
  ): Promise<Delivery<{ readonly isGone: boolean }>>;
  /** Archives and locks. */
  close(place: StaffPlace): Promise<Delivery>;
  reopen(place: StaffPlace): Promise<Delivery>;
  /** Says it in the staff channel itself or, where that cannot be, to the server's owner. */
  announce(
    channel: ChannelId | undefined,
    post: StaffPost,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly sent: MessagePlace }>>;
}

/** A message to the learner. */
export interface LearnerPost {
  readonly escalation: Escalation;
  readonly notice: LearnerNotice;
  readonly relay: Relay | undefined;
  /** What the notice says beside its own words. */
  readonly text?: string | undefined;
}

/** The way back to the learner: the place where the question was asked. */
export interface LearnerLine {
  deliver(
    post: LearnerPost,
    attempt: Attempt,
  ): Promise<
    Delivery<{
      readonly sent: MessagePlace;
      /** Why it went by direct message although the question was asked elsewhere in the open. */
      readonly insteadOf: Undeliverable | undefined;
    }>
  >;
  /** Writes a delivered message anew; takes it away when its relay was deleted. */
  revise(post: LearnerPost, target: MessagePlace): Promise<Delivery>;
}

/** A new escalation, before it is stored. */
export interface NewEscalation {
  readonly serverId: ServerId;
  readonly questionId: QuestionId;
  readonly learnerId: LearnerId;
  readonly origin: Origin;
  /** What it is about, where that is known: deadlines of it order the queue. */
  readonly course?: string | undefined;
  readonly week?: number | undefined;
  readonly locale?: string | undefined;
}

/** What a new question is compared with those that wait by, found out before the transaction. */
export interface Fold {
  readonly asked: Compared;
  /** Of the model that made the vector. */
  readonly recipe: string | undefined;
  /** Whether it may join another: what was asked in private never does. */
  readonly mayJoin: boolean;
  /** What joining changes; undefined when that cannot be joined. */
  readonly join: (into: Escalation, follower: Follower) => Change | undefined;
}

/** Who follows from now on. `hand-on`: the first follower takes the owner's place. */
export type FollowersMove =
  { readonly kind: 'leave'; readonly learnerId: LearnerId } | { readonly kind: 'hand-on' };

/** A follower's question that becomes an escalation of its own. */
export interface SplitOff {
  /** What changes in the escalation that was followed. */
  readonly change: (number: number) => Change;
  readonly event: NewEscalationEvent;
  readonly intents: readonly NewIntent[];
  /** When the question has an ended escalation of its own, that is taken up again; undefined when it cannot be. */
  readonly again: (own: Escalation) => Change | undefined;
}

export type SplitResult<No> =
  | { readonly outcome: 'split'; readonly from: Escalation; readonly escalation: Escalation }
  | { readonly outcome: 'refused'; readonly why: No; readonly escalation: Escalation }
  | { readonly outcome: 'unknown-follower' };

/** Whom those who wait for a duplicate follow: they leave what they followed because of it, and join the other. */
export interface Follows {
  /** Undefined when it is no duplicate any more, or of what nobody else may read. */
  readonly original: Escalation | undefined;
  /** @param said the last replies to its learner, in order */
  readonly join: (into: Escalation, follower: Follower, said: readonly RelayId[]) => Change;
  readonly leave: (from: Escalation) => Change;
}

/** What one step changes, all of it or nothing. */
export interface Change {
  readonly next: Escalation;
  readonly event: NewEscalationEvent;
  readonly relay?: NewRelay;
  readonly followers?: FollowersMove;
  /** It became a duplicate of another, or is none any more. */
  readonly follows?: Follows | undefined;
  /** A relay's source was edited or deleted; known already, it changes nothing. */
  readonly revision?: RelayRevision;
  /** A document that solves it. */
  readonly link?: DocumentId | undefined;
  readonly intents: (relay: RelayId | undefined) => readonly NewIntent[];
}

export type Decision<No> =
  | { readonly outcome: 'change'; readonly change: Change }
  | { readonly outcome: 'refuse'; readonly why: No };

/** @param originals the escalation that it shall be a duplicate of, what that is a duplicate of, and so on */
export type Decide<No> = (current: Escalation, originals: readonly Escalation[]) => Decision<No>;

export type Changed<No> =
  | { readonly outcome: 'changed'; readonly escalation: Escalation }
  | { readonly outcome: 'refused'; readonly why: No; readonly escalation: Escalation }
  /** The relay's source (of a form: its words, just now), or its revision, was carried over before. */
  | { readonly outcome: 'seen-before'; readonly escalation: Escalation }
  | { readonly outcome: 'unknown-escalation' };

/** Which escalations to list. */
export interface EscalationFilter {
  readonly serverId: ServerId;
  readonly statuses?: readonly EscalationStatus[];
  readonly ownerId?: StaffId;
  /** The beginning of a number, with or without `#`, or words of the question. */
  readonly search?: string;
}

/** One line of a list. */
export interface EscalationSummary {
  readonly escalation: Escalation;
  /** Undefined when the question was erased. */
  readonly questionText: string | undefined;
  readonly course: string | undefined;
  /** The nearest deadline of what it is about. */
  readonly dueAt?: Date | undefined;
}

/** Where a learner wrote. */
export interface Whereabouts {
  readonly learnerId: LearnerId;
  readonly channelId: ChannelId;
  /** A thread, post or direct messages, where each message counts; elsewhere only replies do. */
  readonly isConversation: boolean;
  readonly repliedToId: MessageId | undefined;
}

/** Keeps escalations, their events and what was said. */
export interface EscalationStore {
  /** One for each question: opened before, it is given back as it is. In one transaction with its intents. */
  open(
    escalation: NewEscalation,
    event: NewEscalationEvent,
    intents: readonly NewIntent[],
    at: Date,
    fold?: Fold,
  ): Promise<{
    /** `joined`: an escalation that waits asks the same; `already-open` also when it was joined before. */
    readonly outcome: 'opened' | 'already-open' | 'joined';
    readonly escalation: Escalation;
  }>;
  /** Makes an escalation of a follower's question, in the place in the queue that it had as a follower. */
  splitOff<No>(
    id: FollowerId,
    at: Date,
    decide: (
      current: Escalation,
      follower: Follower,
    ) =>
      | { readonly outcome: 'split'; readonly split: SplitOff }
      | { readonly outcome: 'refuse'; readonly why: No },
  ): Promise<SplitResult<No>>;
  findFollower(id: FollowerId): Promise<Follower | undefined>;
  /** Where staff read the follower's words. `erased`: the words are gone since, and must not stand there. */
  recordFollowerNote(id: FollowerId, sent: MessagePlace): Promise<'recorded' | 'erased'>;
  /** Reads, decides and writes in one transaction, so that of two at once the second sees the first. */
  change<No>(
    id: EscalationId,
    at: Date,
    decide: Decide<No>,
    duplicateOf?: EscalationId,
  ): Promise<Changed<No>>;

  find(id: EscalationId): Promise<Escalation | undefined>;
  findByNumber(server: ServerId, number: number): Promise<Escalation | undefined>;
  findByQuestion(question: QuestionId): Promise<Escalation | undefined>;
  findByThread(thread: ThreadId): Promise<Escalation | undefined>;
  /** The learner's escalation that a message there belongs to: not ended, unless it replies to one of its messages. */
  findByOrigin(where: Whereabouts): Promise<Escalation | undefined>;
  /** Those not ended whose thread is this one or stands in this channel. */
  findByPlace(place: ChannelId | ThreadId): Promise<readonly Escalation[]>;

  /** The staff channels of those not ended. */
  channelsInUse(): Promise<readonly ChannelId[]>;

  recordPlace(id: EscalationId, place: StaffPlace): Promise<void>;
  /** The card shows this revision now. */
  recordShown(id: EscalationId, revision: number): Promise<void>;
  /** What became of a thread that is gone: remembered, so that it is not found again. */
  lostThread(id: EscalationId): Promise<ThreadId | undefined>;

  findRelay(id: RelayId): Promise<Relay | undefined>;
  /** What was relayed from this message, and follows its edits and its deletion. */
  findFollowed(source: MessageId): Promise<Relay | undefined>;
  /** Relays of that time whose source may still be edited or deleted, the newest first. */
  listFollowed(since: Date, limit: number): Promise<readonly Relay[]>;
  recordTarget(id: RelayId, target: MessagePlace): Promise<void>;
  /** A message of the bot to a learner, so that a reply to it finds its escalation. */
  recordNotice(id: EscalationId, sent: MessagePlace, at: Date, copy?: FollowerCopy): Promise<void>;
  /** Where a follower reads a reply; undefined when it was not delivered there. */
  findCopy(copy: FollowerCopy): Promise<MessagePlace | undefined>;

  /** Those that wait for staff first, by nearest deadline, then oldest first; ended ones last, newest first. */
  list(
    filter: EscalationFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total: number; readonly items: readonly EscalationSummary[] }>;
  /** The first of such a list. A number alone finds numbers that begin so; words are looked for in questions. */
  suggest(server: ServerId, search: string, limit: number): Promise<readonly EscalationSummary[]>;
  history(id: EscalationId): Promise<readonly EscalationEvent[]>;
}
