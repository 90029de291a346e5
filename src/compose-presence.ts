import type { Client } from 'discord.js';
import type { Clock } from './core/clock.ts';
import type { ServerId } from './core/ids.ts';
import type { KnowledgeDesk } from './core/knowledge/ports.ts';
import type { Log } from './core/log.ts';
import type { Meter } from './core/meter.ts';
import { makeEraseDeparted, makeNotePresence } from './core/privacy/departures.ts';
import type { SettingsStore } from './core/server-settings.ts';
import { bindSession } from './discord/bind-session.ts';
import { bindWakeWaiting } from './discord/events/wake-waiting.ts';
import type { Database } from './storage/open-database.ts';
import { SqliteDepartures } from './storage/sqlite-departures.ts';

export interface PresenceParts {
  readonly db: Database;
  readonly client: Client;
  readonly settings: SettingsStore;
  readonly knowledgeDesk: KnowledgeDesk;
  /** Takes up what waited for somebody to change something on a server. */
  readonly wakeWaiting: (server: ServerId) => Promise<void>;
  /** Discord ended the session for good; the error says what to do. */
  readonly onEnded: (error: Error) => void;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds what follows the session, and on which servers the bot is. */
export function composePresence(parts: PresenceParts) {
  const { db, client, settings, knowledgeDesk, wakeWaiting, onEnded, meter, clock, log } = parts;
  const departures = new SqliteDepartures(db);
  bindWakeWaiting(client, { wakeWaiting, log });
  bindSession({
    client,
    presence: {
      note: makeNotePresence({ departures, clock, log }),
      left: async (server) => departures.left(server, clock()),
      returned: async (server) => {
        await departures.returned(server);
        await wakeWaiting(server);
      },
    },
    onEnded,
    meter,
    log,
  });
  return {
    /** Erases what is held of servers that removed the bot long ago. */
    eraseDeparted: makeEraseDeparted({ departures, settings, desk: knowledgeDesk, clock, log }),
  };
}
