import { z } from 'zod';
import {
  asEscalationId,
  asQuestionId,
  asServerId,
  type EscalationId,
  type ServerId,
} from '../ids.ts';
import { asFollowerId, type FollowerId } from '../escalation/follower.ts';
import { asRelayId } from '../escalation/relay.ts';
import { takenBackSchema } from './take-back.ts';

const escalationId = z.string().min(1).transform(asEscalationId);
const relayId = z.int().positive().transform(asRelayId);
const followerId = z.int().positive().transform(asFollowerId);
const channelId = z.string().min(1);

const undeliverableSchema = z.discriminatedUnion('reason', [
  /** `/setup` has not named a staff channel yet. */
  z.object({ reason: z.literal('no-staff-channel') }),
  z.object({ reason: z.literal('channel-gone'), channelId }),
  z.object({ reason: z.literal('thread-gone'), channelId }),
  z.object({ reason: z.literal('thread-locked'), channelId }),
  z.object({ reason: z.literal('message-gone'), channelId }),
  z.object({
    reason: z.literal('missing-permission'),
    channelId,
    /** As Discord's settings name them; empty when Discord does not say. */
    permissions: z.array(z.string()),
  }),
  z.object({ reason: z.literal('direct-messages-closed') }),
  z.object({ reason: z.literal('learner-left') }),
  z.object({ reason: z.literal('too-many-threads'), channelId }),
  /** Discord (its code) or the bot refuses it, however often it is tried. */
  z.object({ reason: z.literal('refused'), code: z.string() }),
]);
/** Why something cannot reach where it should. */
export type Undeliverable = z.infer<typeof undeliverableSchema>;

const learnerNoticeSchema = z.enum([
  'received',
  'claimed',
  'reply',
  'resolved',
  'dismissed',
  'reopened',
  /** How it was resolved was said, or changed, afterwards. */
  'outcome',
  /** Whether the answer helped is asked; and it is closed for want of a word. */
  'still-waiting',
  'lapsed',
  /** Staff wrote down how it is solved; the intent's text says it. */
  'known-issue',
  /** A known issue that it was linked to is fixed. */
  'known-issue-fixed',
  /** The follower's question has a number of its own now; the intent's text says which it had. */
  'split-off',
]);
/** What a learner is told. */
export type LearnerNotice = z.infer<typeof learnerNoticeSchema>;

/** What became of a message that was carried over. */
const changeSchema = z.enum(['edited', 'deleted']);
/** `at` names the change: when the relay has been changed again, that change's own intent does the work. */
const mirrored = { relayId, change: changeSchema, at: z.string().min(1) };

const staffNoteSchema = z.discriminatedUnion('kind', [
  /** The learner wrote something more. */
  z.object({ kind: z.literal('follow-up') }),
  /** A reply has reached the learner; `insteadOf` says why by direct message. */
  z.object({ kind: z.literal('sent'), insteadOf: undeliverableSchema.optional() }),
  /** Something has not reached the learner. */
  z.object({
    kind: z.literal('not-delivered'),
    notice: learnerNoticeSchema,
    why: undeliverableSchema,
    /** The follower it was for; the owner of the escalation unless given. */
    follower: followerId.optional(),
  }),
  /** Another learner asks the same, in these words. */
  z.object({ kind: z.literal('joined'), follower: followerId }),
  /** A follower needs no answer any more. */
  z.object({ kind: z.literal('left') }),
  /** The learner who asked needs no answer any more; the next who waits has taken their place. */
  z.object({ kind: z.literal('handed-on') }),
  /** A follower's question has a number of its own now. */
  z.object({ kind: z.literal('split-off'), by: z.string(), number: z.int().positive() }),
  /** It was asked as a follower's question before. */
  z.object({ kind: z.literal('split-from'), by: z.string(), number: z.int().positive() }),
  /** So many ask the same that the staff role is pinged, once. */
  z.object({
    kind: z.literal('incident'),
    learners: z.int().positive(),
    role: z.string().optional(),
  }),
  z.object({ kind: z.literal('taken-over'), from: z.string().optional(), by: z.string() }),
  z.object({
    kind: z.literal('assigned'),
    from: z.string().optional(),
    to: z.string(),
    by: z.string(),
  }),
  /** It has waited so long for somebody to claim it, or for its owner's next word. */
  z.object({ kind: z.literal('unclaimed'), hours: z.number(), roleId: z.string().optional() }),
  z.object({ kind: z.literal('owner-silent'), hours: z.number(), ownerId: z.string() }),
  z.object({ kind: z.literal('lapsed') }),
  z.object({ kind: z.literal('reopened'), by: z.string() }),
  z.object({ kind: z.literal('withdrawn') }),
  /** After a change of the knowledge, these are no longer answered by what should answer them. */
  z.object({
    kind: z.literal('answers-lost'),
    items: z.array(
      z.object({ number: z.int().positive(), expected: z.string(), found: z.string() }),
    ),
    more: z.int().nonnegative(),
  }),
  /** It was saved as a known issue. */
  z.object({ kind: z.literal('learned'), by: z.string(), title: z.string() }),
  /** Staff edited or deleted what was sent to the learner; the learner's copy shows it. */
  z.object({
    kind: z.literal('reply-changed'),
    change: changeSchema,
    /** Who did, where that may be another than the one who sent it. */
    by: z.string().optional(),
  }),
  /** Staff edited or deleted what was sent to the learner, whose copy could not be changed. */
  z.object({
    kind: z.literal('reply-not-changed'),
    change: changeSchema,
    why: undeliverableSchema,
  }),
  /** The learner's words were erased, by wish or by age: staff delete what the thread still quotes. */
  z.object({ kind: z.literal('erased') }),
  /** The thread cannot be opened or written in. */
  z.object({ kind: z.literal('desk-trouble'), why: undeliverableSchema }),
]);
/** What the bot tells staff in an escalation's thread. */
export type StaffNote = z.infer<typeof staffNoteSchema>;

const intentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open-thread'), escalationId }),
  z.object({ kind: z.literal('update-card'), escalationId }),
  z.object({
    kind: z.literal('post-to-thread'),
    escalationId,
    note: staffNoteSchema,
    relayId: relayId.optional(),
  }),
  /** In the staff channel itself, or to the server's owner. */
  z.object({
    kind: z.literal('announce'),
    escalationId,
    /** Whatever is announced under the same words is announced once. */
    once: z.string().optional(),
    note: staffNoteSchema,
    relayId: relayId.optional(),
  }),
  z.object({
    kind: z.literal('deliver-to-learner'),
    escalationId,
    notice: learnerNoticeSchema,
    relayId: relayId.optional(),
    /** What the notice says beside its own words. */
    text: z.string().optional(),
    /** The follower it is for; the owner of the escalation unless given. */
    followerId: followerId.optional(),
    /** Who is not told, because it was their doing. Never stored: see `fanOut`. */
    except: z.string().optional(),
    /** Whose question it was when this was decided: another owner is not told it. */
    asked: z.string().min(1).transform(asQuestionId).optional(),
  }),
  /** The copy in the thread shows what became of the learner's message. */
  z.object({ kind: z.literal('mirror-to-staff'), escalationId, ...mirrored }),
  /** The learner's copy shows what became of the staff message. */
  z.object({
    kind: z.literal('mirror-to-learner'),
    escalationId,
    ...mirrored,
    /** Who changed it, where that may be another than the one who sent it. */
    by: z.string().optional(),
    /** The follower whose copy it is; the owner's unless given. */
    followerId: followerId.optional(),
  }),
  z.object({ kind: z.literal('close-thread'), escalationId }),
  z.object({ kind: z.literal('reopen-thread'), escalationId }),
  /** The weekly digest of a server, made when it is posted. */
  z.object({ kind: z.literal('post-digest'), serverId: z.string().min(1).transform(asServerId) }),
  /** An answer's source was corrected or removed: its message says so, with the new answer. */
  z.object({
    kind: z.literal('supersede-answer'),
    questionId: z.string().min(1).transform(asQuestionId),
  }),
  /** Somebody took their words back: what the bot wrote holds them no more. */
  z.object({ kind: z.literal('take-back'), what: takenBackSchema }),
]);

/** Something that must still be done on Discord. */
export type Intent = z.infer<typeof intentSchema>;

/** An intent about an escalation. */
export type EscalationIntent = Extract<Intent, { escalationId: EscalationId }>;

/** An intent whose escalation the store fills in. */
export type NewIntent = DistributiveOmit<EscalationIntent, 'escalationId'>;
type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** What an intent waits for, when time alone will not help. */
export type WaitsFor = 'set-up' | 'permission';

/** An intent as it is kept. */
export interface StoredIntent {
  readonly row: number;
  /** At most 25 characters: Discord's nonce, and the mark by which a message is found again. */
  readonly key: string;
  readonly serverId: ServerId;
  readonly lane: string;
  /** The question that it is about, by which the log tells its way. */
  readonly questionId?: string | undefined;
  readonly intent: Intent;
  /** How often it was begun before. */
  readonly attempts: number;
  readonly waitsFor: WaitsFor | undefined;
  readonly createdAt: Date;
}

/** Reads a stored intent. @throws BadInput-like ZodError when a newer program wrote it. */
export function parseIntent(payload: string): Intent {
  return intentSchema.parse(JSON.parse(payload));
}

/**
 * Intents of one lane are carried out one after another. An escalation has two lanes,
 * so that a learner who cannot be reached never holds up what staff see, nor the other way round; each of its
 * followers has one more.
 */
export function laneOf(
  id: EscalationId,
  kind: EscalationIntent['kind'],
  follower?: FollowerId,
): string {
  switch (kind) {
    case 'deliver-to-learner':
    case 'mirror-to-learner':
      return follower === undefined ? `${id}/learner` : `${id}/learner/${follower}`;
    case 'announce':
      return `${id}/announce`;
    case 'open-thread':
    case 'update-card':
    case 'post-to-thread':
    case 'mirror-to-staff':
    case 'close-thread':
    case 'reopen-thread':
      return `${id}/staff`;
  }
}
