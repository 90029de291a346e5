import type { Escalation } from '../escalation/escalation.ts';
import type { Follower } from '../escalation/follower.ts';
import type { NewIntent } from './intent.ts';
import type { LearnerNotice } from './learner-notice.ts';

/** Notices that are for one alone; any other is for all who wait. */
const PERSONAL: ReadonlySet<LearnerNotice> = new Set<LearnerNotice>(['received', 'split-off']);

/** What stands in the outbox for each who waits: the owner, and every follower once, in the place where each asked. */
export function fanOut(
  intents: readonly NewIntent[],
  owner: Pick<Escalation, 'learnerId' | 'questionId'>,
  followers: readonly Pick<Follower, 'id' | 'learnerId'>[],
): readonly NewIntent[] {
  return intents.flatMap((intent) => {
    if (intent.kind === 'mirror-to-learner' && intent.followerId === undefined) {
      return [intent, ...followers.map(({ id }) => ({ ...intent, followerId: id }))];
    }
    if (intent.kind !== 'deliver-to-learner' || intent.followerId !== undefined) return [intent];
    const { except, ...own } = intent;
    const told = new Set<string>([owner.learnerId, ...(except === undefined ? [] : [except])]);
    // Should another become its owner meanwhile, this one is still for whoever asked then.
    const asked = followers.length === 0 ? {} : { asked: owner.questionId };
    const toOwner = except === owner.learnerId ? [] : [{ ...own, ...asked }];
    if (PERSONAL.has(intent.notice)) return toOwner;
    const toOthers = followers.flatMap(({ id, learnerId }) => {
      if (told.has(learnerId)) return [];
      told.add(learnerId);
      return [{ ...own, followerId: id }];
    });
    return [...toOwner, ...toOthers];
  });
}
