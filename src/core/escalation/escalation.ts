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

/** A question that staff answer. */
export interface Escalation {
  readonly id: EscalationId;
  readonly serverId: ServerId;
  /** From 1 in each server; people see `#12`. */
  readonly number: number;
  readonly questionId: QuestionId;
  readonly learnerId: LearnerId;
  readonly status: EscalationStatus;
  readonly ownerId: StaffId | undefined;
  /** Undefined until its thread is open. */
  readonly place: StaffPlace | undefined;
  readonly openedAt: Date;
  readonly updatedAt: Date;
}
