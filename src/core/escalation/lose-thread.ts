import type { NewIntent } from '../outbox/intent.ts';
import type { Change } from './change.ts';
import type { Escalation } from './escalation.ts';

/** The escalation without its staff thread, which is gone. */
export function loseThread(current: Escalation, intents: readonly NewIntent[]): Change {
  const { status } = current;
  return {
    next: { ...current, place: undefined, shownRevision: 0 },
    event: {
      kind: 'thread-lost',
      actorId: undefined,
      via: 'bot',
      from: status,
      to: status,
      note: undefined,
    },
    intents: () => intents,
  };
}
