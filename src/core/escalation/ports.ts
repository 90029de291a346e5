import type {
  ChannelId,
  EscalationId,
  LearnerId,
  MessageId,
  QuestionId,
  ServerId,
  StaffId,
  ThreadId,
} from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { Changed, Decide, Fold, SplitOff, SplitResult } from './change.ts';
import type { Escalation, EscalationStatus, Origin, StaffPlace } from './escalation.ts';
import type { Follower, FollowerCopy, FollowerId } from './follower.ts';
import type { EscalationEvent, NewEscalationEvent } from './history.ts';
import type { MessagePlace, Relay, RelayId } from './relay.ts';

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

  /** The staff channels of those not ended, and then their threads. */
  placesInUse(): Promise<readonly (ChannelId | ThreadId)[]>;

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
