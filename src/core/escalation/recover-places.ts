import type { Clock } from '../clock.ts';
import type { ChannelId, ThreadId } from '../ids.ts';
import { isEnded } from './escalation.ts';
import { loseThread } from './lose-thread.ts';
import type { EscalationStore } from './ports.ts';

/** A thread or staff channel is gone: what is not ended gets another thread. Gives how many. */
export type RecoverPlaces = (gone: ChannelId | ThreadId) => Promise<number>;

export function makeRecoverPlaces({
  escalations,
  clock,
}: {
  readonly escalations: Pick<EscalationStore, 'findByPlace' | 'change'>;
  readonly clock: Clock;
}): RecoverPlaces {
  return async function recoverPlaces(gone) {
    const stranded = await escalations.findByPlace(gone);
    for (const { id, place: lost } of stranded) {
      await escalations.change<'moved-on'>(id, clock(), (current) => {
        if (isEnded(current) || current.place?.threadId !== lost?.threadId) {
          return { outcome: 'refuse', why: 'moved-on' };
        }
        return { outcome: 'change', change: loseThread(current, [{ kind: 'open-thread' }]) };
      });
    }
    return stranded.length;
  };
}
