import type { FollowerId } from '../escalation/follower.ts';
import type { EscalationId } from '../ids.ts';
import type { EscalationIntent } from './intent.ts';

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
