import { z } from 'zod';
import {
  asEscalationId,
  asQuestionId,
  asServerId,
  type EscalationId,
  type ServerId,
} from '../ids.ts';
import { asRelayId } from '../escalation/relay.ts';
import { learnerNoticeSchema } from './learner-notice.ts';
import { changeSchema, followerId, staffNoteSchema } from './staff-note.ts';
import { takenBackSchema } from './take-back.ts';

const escalationId = z.string().min(1).transform(asEscalationId);
const relayId = z.int().positive().transform(asRelayId);

/** `at` names the change: when the relay has been changed again, that change's own intent does the work. */
const mirrored = { relayId, change: changeSchema, at: z.string().min(1) };

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
