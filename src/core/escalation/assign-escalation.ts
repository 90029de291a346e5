import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** Staff give an escalation to one of them. The caller has seen that `to` is staff. */
export type AssignEscalation = (
  request: MoveRequest & { readonly by: StaffId; readonly to: StaffId },
) => Promise<MoveResult>;

/** Its new owner and its former one are told in the thread; the learner, when nobody had it before. */
export function makeAssignEscalation(deps: MoveDeps): AssignEscalation {
  return async function assignEscalation(request) {
    const { by, to } = request;
    return moveEscalation(
      deps,
      request,
      { kind: 'assign', by, to },
      {
        intents: ({ before: { ownerId: from } }) => [
          { kind: 'update-card' },
          {
            kind: 'post-to-thread',
            note: { kind: 'assigned', by, to, ...(from === undefined ? {} : { from }) },
          },
          ...(from === undefined
            ? [{ kind: 'deliver-to-learner', notice: 'claimed' } as const]
            : []),
        ],
      },
    );
  };
}
