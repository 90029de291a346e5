import { z } from 'zod';
import { asFollowerId } from '../escalation/follower.ts';
import { learnerNoticeSchema } from './learner-notice.ts';
import { undeliverableSchema } from './undeliverable.ts';

export const followerId = z.int().positive().transform(asFollowerId);

/** What became of a message that was carried over. */
export const changeSchema = z.enum(['edited', 'deleted']);

export const staffNoteSchema = z.discriminatedUnion('kind', [
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
