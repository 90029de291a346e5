import { z } from 'zod';

export const learnerNoticeSchema = z.enum([
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
