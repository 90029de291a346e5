import type { LearnerNotice } from '../outbox/learner-notice.ts';
import type { Undeliverable } from '../outbox/undeliverable.ts';
import type { Attempt, Delivery } from './delivery.ts';
import type { Escalation } from './escalation.ts';
import type { MessagePlace, Relay } from './relay.ts';

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
