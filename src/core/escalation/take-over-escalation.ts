import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';

/** Another staff member takes an escalation from its owner, who is told. */
export type TakeOverEscalation = (
  request: MoveRequest & { readonly by: StaffId },
) => Promise<MoveResult>;

export function makeTakeOverEscalation(deps: MoveDeps): TakeOverEscalation {
  return async function takeOverEscalation(request) {
    return moveEscalation(
      deps,
      request,
      { kind: 'take-over', by: request.by },
      {
        intents: ({ before }) => [
          { kind: 'update-card' },
          {
            kind: 'post-to-thread',
            note: {
              kind: 'taken-over',
              by: request.by,
              ...(before.ownerId === undefined ? {} : { from: before.ownerId }),
            },
          },
        ],
      },
    );
  };
}
