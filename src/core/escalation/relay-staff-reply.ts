import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';
import type { MessagePlace, RelayedFile } from './relay.ts';

/** Carries what staff say to the learner. Nobody's escalation becomes the replier's. */
export type RelayStaffReply = (
  request: MoveRequest & {
    readonly by: StaffId;
    readonly text: string;
    readonly files?: readonly RelayedFile[];
    /** The message, or the interaction (its id), that it was taken from: carried over once. */
    readonly source: MessagePlace;
  },
) => Promise<MoveResult>;

/** Somebody else's escalation is refused as `already-claimed`: two people never answer the same learner. */
export function makeRelayStaffReply(deps: MoveDeps): RelayStaffReply {
  return async function relayStaffReply(request) {
    const { by, text, files = [], source } = request;
    return moveEscalation(
      deps,
      request,
      { kind: 'reply', by },
      {
        relay: { direction: 'to-learner', authorId: by, text, files, source },
        intents: ({ relay }) => [
          { kind: 'update-card' },
          { kind: 'deliver-to-learner', notice: 'reply', ...(relay && { relayId: relay }) },
        ],
      },
    );
  };
}
