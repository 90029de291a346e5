import type { LearnerId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';
import type { MessagePlace, RelayedFile } from './relay.ts';

/** Carries what the learner writes afterwards to the staff thread. */
export type RelayFollowUp = (
  request: MoveRequest & {
    readonly by: LearnerId;
    readonly text: string;
    /** Nothing is asked: an answered escalation stays so. */
    readonly isThanking?: boolean;
    readonly files?: readonly RelayedFile[];
    /** The learner's message: carried over once. */
    readonly source: MessagePlace;
  },
) => Promise<MoveResult>;

/** An answered escalation is its owner's to answer again. An ended one is reopened first by whoever calls. */
export function makeRelayFollowUp(deps: MoveDeps): RelayFollowUp {
  return async function relayFollowUp(request) {
    const { by, text, files = [], source } = request;
    return moveEscalation(
      deps,
      request,
      { kind: request.isThanking === true ? 'thank' : 'follow-up', by },
      {
        relay: { direction: 'to-staff', authorId: by, text, files, source, followsSource: true },
        intents: ({ relay }) => [
          {
            kind: 'post-to-thread',
            note: { kind: 'follow-up' },
            ...(relay && { relayId: relay }),
          },
          { kind: 'update-card' },
        ],
      },
    );
  };
}
