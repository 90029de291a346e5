import type { Clock } from '../clock.ts';
import type { MessageId } from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { EscalationStore } from './ports.ts';
import type { Relay, RelayedFile, RelayRevision } from './relay.ts';

/** What somebody did to a message of theirs. */
export type SourceChange =
  | {
      readonly kind: 'edited';
      readonly text: string;
      readonly files: readonly RelayedFile[];
      /** As Discord tells; undefined when it does not. */
      readonly at: Date | undefined;
    }
  | { readonly kind: 'deleted' };

/** Carries the edit or the deletion of a relayed message to the other side. */
export type MirrorChange = (
  source: MessageId,
  change: SourceChange,
) => Promise<'mirrored' | 'unchanged' | 'not-ours'>;

export interface MirrorChangeDeps {
  readonly escalations: Pick<EscalationStore, 'findFollowed' | 'change'>;
  readonly clock: Clock;
}

/** Whoever wrote it, and whatever became of the escalation: what the other side reads is what stands there. */
export function makeMirrorChange({ escalations, clock }: MirrorChangeDeps): MirrorChange {
  return async function mirrorChange(source, change) {
    const relay = await escalations.findFollowed(source);
    if (relay === undefined) return 'not-ours';
    if (isShown(relay, change)) return 'unchanged';
    const at = clock();
    const revision = revisionOf(relay, change, at);
    const changed = await escalations.change<never>(relay.escalationId, at, (current) => ({
      outcome: 'change',
      change: {
        next: current,
        event: {
          kind: change.kind === 'edited' ? 'message-edited' : 'message-deleted',
          actorId: relay.authorId,
          via: 'message',
          from: current.status,
          to: current.status,
          note: undefined,
        },
        revision,
        intents: () => [intentFor(relay, revision)],
      },
    }));
    return changed.outcome === 'changed' ? 'mirrored' : 'unchanged';
  };
}

/** Discord also reports what it does to a message itself: it finds a preview, it signs a link anew. */
function isShown(relay: Relay, change: SourceChange): boolean {
  if (relay.deletedAt !== undefined) return true;
  if (change.kind === 'deleted') return false;
  return relay.text === change.text && namesOf(relay.files) === namesOf(change.files);
}

function namesOf(files: readonly RelayedFile[]): string {
  return JSON.stringify(files.map(({ name }) => name));
}

function revisionOf({ id: relay }: Relay, change: SourceChange, at: Date): RelayRevision {
  return change.kind === 'deleted'
    ? { kind: 'deleted', relay, at }
    : { ...change, relay, at: change.at ?? at };
}

function intentFor({ id: relayId, direction }: Relay, revision: RelayRevision): NewIntent {
  const mirrored = { relayId, change: revision.kind, at: revision.at.toISOString() };
  return direction === 'to-staff'
    ? { kind: 'mirror-to-staff', ...mirrored }
    : { kind: 'mirror-to-learner', ...mirrored };
}
