import { DAY_MS } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { DocumentId, ServerId } from '../ids.ts';
import type { KnowledgeDesk } from '../knowledge/ports.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../server-settings.ts';

/** Keeps which servers removed the bot, and erases all that is held of one. */
export interface Departures {
  /** The first moment counts. */
  left(server: ServerId, at: Date): Promise<void>;
  /** It is back, with everything that it had. */
  returned(server: ServerId): Promise<void>;
  /** Those that left and did not return. */
  list(): Promise<readonly { readonly serverId: ServerId; readonly leftAt: Date }[]>;
  /** Every server of which something is held. */
  known(): Promise<readonly ServerId[]>;
  /** What staff of a server wrote that is in the index. */
  documentsOf(server: ServerId): Promise<readonly DocumentId[]>;
  /** Removes every row of a server, but those of the index. Gives how many questions there were. */
  erase(server: ServerId): Promise<number>;
}

export interface NotePresenceDeps {
  readonly departures: Departures;
  readonly clock: Clock;
  readonly log: Log;
}

/** Compares where the bot is with what is held: who removed it while it was away has left now. */
export function makeNotePresence({ departures, clock, log }: NotePresenceDeps) {
  return async function notePresence(present: ReadonlySet<ServerId>): Promise<void> {
    const departed = new Set((await departures.list()).map(({ serverId }) => serverId));
    for (const server of departed) if (present.has(server)) await departures.returned(server);
    for (const server of await departures.known()) {
      if (present.has(server) || departed.has(server)) continue;
      await departures.left(server, clock());
      log.warn({ serverId: server }, REMOVED);
    }
  };
}

/** What the log says of a server that removed the bot. */
export const REMOVED =
  'removed from a server: what is held of it is erased after its retention time, unless the bot is invited back';

export interface EraseDepartedDeps {
  readonly departures: Departures;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly desk: Pick<KnowledgeDesk, 'remove' | 'load'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Erases all of each server that left longer ago than its retention time, what staff still work on included. */
export function makeEraseDeparted(deps: EraseDepartedDeps) {
  const { departures, settings, desk, clock, log } = deps;
  return async function eraseDeparted(): Promise<number> {
    let erased = 0;
    for (const { serverId, leftAt } of await departures.list()) {
      const { retentionDays } = await settings.read(serverId);
      if (clock().getTime() - leftAt.getTime() < retentionDays * DAY_MS) continue;
      for (const id of await departures.documentsOf(serverId))
        await desk.load(await desk.remove(id));
      erased += await departures.erase(serverId);
      log.info({ serverId }, 'server erased');
    }
    return erased;
  };
}
