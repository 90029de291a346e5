import { ModelUnavailable, StorageUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import type { PublishStaffKnowledge } from './publish-staff-knowledge.ts';

/** Publishes what staff wrote. Gives whether all of it can be found now; if not, it is tried again. */
export type MakeSearchable = () => Promise<boolean>;

export interface MakeSearchableDeps {
  readonly publish: PublishStaffKnowledge;
  /** Called when the knowledge has changed: what follows from that is done in its own time. */
  readonly onPublished: () => void;
  /** Asks for another try later. */
  readonly tryLater: () => void;
  readonly log: Log;
}

/** A model or a disk that fails does not fail the one who wrote: what was written is kept. */
export function makeMakeSearchable(deps: MakeSearchableDeps): MakeSearchable {
  const { publish, onPublished, tryLater, log } = deps;
  return async function makeSearchable() {
    try {
      await publish();
      onPublished();
      return true;
    } catch (error) {
      if (!(error instanceof ModelUnavailable || error instanceof StorageUnavailable)) throw error;
      log.warn({ err: error }, 'staff knowledge not searchable yet');
      tryLater();
      return false;
    }
  };
}
