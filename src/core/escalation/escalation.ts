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

export const ESCALATION_STATUSES = [
  'open',
  'claimed',
  'answered',
  'resolved',
  'dismissed',
] as const;
/** Where an escalation stands. `answered`: staff have replied to the learner and it is not yet ended. */
export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

/** Where staff see it: a message and its thread in a text channel, or a forum post (then both are the post). */
export interface StaffPlace {
  readonly channelId: ChannelId;
  readonly headerMessageId: MessageId;
  readonly threadId: ThreadId;
}

/** Where the question was asked, and where its learner is told. */
export interface Origin {
  /** The thread, post, channel or direct messages; undefined when there is none: then by direct message. */
  readonly channelId: ChannelId | undefined;
  /** What to reply to: the bot's answer, or the learner's own message. */
  readonly messageId: MessageId | undefined;
  /** Told by direct message only, never in the channel. */
  readonly isPrivate: boolean;
}

/** How it was resolved. */
export type EscalationOutcome =
  | { readonly kind: 'answered' | 'not-an-issue' }
  /** Its learner is told when that is fixed. */
  | { readonly kind: 'known-issue'; readonly documentId: DocumentId; readonly title: string }
  /** Another escalation asks the same. */
  | { readonly kind: 'duplicate'; readonly of: EscalationId; readonly number: number }
  /** The learner did not say whether the answer helped. */
  | { readonly kind: 'lapsed' };

/** A question that staff answer. */
export interface Escalation {
  readonly id: EscalationId;
  readonly serverId: ServerId;
  /** From 1 in each server; people see `#12`. */
  readonly number: number;
  readonly questionId: QuestionId;
  readonly learnerId: LearnerId;
  readonly origin: Origin;
  /** Other learners who ask the same, the earliest first, each once. */
  readonly followerIds: readonly LearnerId[];
  /** So many ask the same that it is one failure of the course, not one learner's question. */
  readonly isIncident: boolean;
  readonly status: EscalationStatus;
  /** Nobody while open; somebody while claimed or answered; the last one after the end. */
  readonly ownerId: StaffId | undefined;
  /** The last word or the reason it ended with, as the learner reads it. */
  readonly closingNote: string | undefined;
  /** Undefined until its thread is open. */
  readonly place: StaffPlace | undefined;
  /** Counts changes. */
  readonly revision: number;
  /** The revision that the card in the staff channel shows; 0 before there is a card. */
  readonly shownRevision: number;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  /** The learner's language, by Discord's name for it; undefined where it is not known. */
  readonly locale: string | undefined;
  /** Undefined unless resolved; and when the learner withdrew it. */
  readonly outcome: EscalationOutcome | undefined;
  /** Since when it waits: for somebody to claim it, for its owner, or for the learner. */
  readonly waitsSince: Date;
  /** When the one it waits for was reminded. */
  readonly remindedAt: Date | undefined;
}

/** The statuses of those whose work is over. */
export const ENDED = ['resolved', 'dismissed'] as const;

/** Is its work over? */
export function isEnded({ status }: { readonly status: string }): boolean {
  return ENDED.some((ended) => ended === status);
}
