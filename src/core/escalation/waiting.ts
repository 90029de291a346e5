import type { Escalation } from './escalation.ts';
import type { Move } from './move.ts';

/**
 * Since when an escalation waits after a move, and whether that was said. It waits anew when its status or owner
 * changes or staff reply. A learner's further word puts no reminder off; it only lets an owner be reminded again.
 */
export function waitAfter(
  before: Escalation,
  after: Pick<Escalation, 'status' | 'ownerId'>,
  move: Move,
  at: Date,
): Pick<Escalation, 'waitsSince' | 'remindedAt'> {
  const { status, ownerId, waitsSince, remindedAt } = before;
  if (move.kind === 'remind') return { waitsSince, remindedAt: at };
  const isOwnersTurnAgain =
    move.kind === 'follow-up' && status === 'claimed' && remindedAt !== undefined;
  const isAnew =
    after.status !== status ||
    after.ownerId !== ownerId ||
    move.kind === 'reply' ||
    isOwnersTurnAgain;
  return isAnew ? { waitsSince: at, remindedAt: undefined } : { waitsSince, remindedAt };
}
