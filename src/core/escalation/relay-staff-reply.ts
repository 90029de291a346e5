import type { StaffId } from '../ids.ts';
import {
  moveEscalation,
  type MoveDeps,
  type MoveRequest,
  type MoveResult,
} from './move-escalation.ts';
import type { EscalationStore } from './ports.ts';
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

export interface RelayStaffReplyDeps extends MoveDeps {
  readonly escalations: Pick<EscalationStore, 'change' | 'findFollowed'>;
}

/** Somebody else's escalation is refused as `already-claimed`: two people never answer the same learner. */
export function makeRelayStaffReply(deps: RelayStaffReplyDeps): RelayStaffReply {
  return async function relayStaffReply(request) {
    const { by, text, files = [], source } = request;
    const result = await moveEscalation(
      deps,
      request,
      { kind: 'reply', by },
      {
        relay: {
          direction: 'to-learner',
          authorId: by,
          text,
          files,
          source,
          // Only a message in the thread can be edited or deleted afterwards; a form cannot.
          followsSource: request.via === 'menu',
        },
        intents: ({ relay }) => [
          { kind: 'update-card' },
          { kind: 'deliver-to-learner', notice: 'reply', ...(relay && { relayId: relay }) },
        ],
      },
    );
    if (result.outcome === 'seen-before') await sendAgain(deps, request);
    return result;
  };
}

/** What did not arrive the first time is tried again; what did, or still will, stays as it is. */
async function sendAgain(
  { escalations, clock }: RelayStaffReplyDeps,
  { by, via, source }: Parameters<RelayStaffReply>[0],
): Promise<void> {
  const relay = await escalations.findFollowed(source.messageId);
  if (relay === undefined || relay.target !== undefined) return;
  const { id: relayId } = relay;
  await escalations.change<never>(relay.escalationId, clock(), (current) => ({
    outcome: 'change',
    change: {
      next: current,
      event: {
        kind: 'reply',
        actorId: by,
        via,
        from: current.status,
        to: current.status,
        note: undefined,
      },
      intents: () => [{ kind: 'deliver-to-learner', notice: 'reply', relayId }],
    },
  }));
}
