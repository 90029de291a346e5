import { Events, Status, type Client } from 'discord.js';
import { asServerId, type ServerId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Meter } from '../core/meter.ts';
import { REMOVED } from '../core/privacy/departures.ts';
import { gateEvent } from './gate.ts';
import { explainClose, tokenRefused } from './log-in.ts';
import { watchLine } from './watch-line.ts';

export interface SessionDeps {
  readonly client: Client;
  /** Hears which servers there are after each new session, and of those that come and go. */
  readonly presence: {
    readonly note: (present: ReadonlySet<ServerId>) => Promise<void>;
    readonly left: (server: ServerId) => Promise<void>;
    readonly returned: (server: ServerId) => Promise<void>;
  };
  /** Discord ended the session for good; the error says what to do. */
  readonly onEnded: (error: Error) => void;
  readonly meter: Meter;
  readonly log: Log;
}

/** Listens to what happens to the bot's own line to Discord, and to its being on servers. */
export function bindSession({ client, presence, onEnded, meter, log }: SessionDeps): void {
  const line = watchLine({ meter, log });
  client.on(Events.ShardReady, () => line.back('ready'));
  client.on(Events.ShardReconnecting, line.reconnecting);
  client.on(Events.ShardResume, (_, replayed) => line.back('resumed', replayed));
  client.on(Events.ShardError, line.failed);
  client.on(Events.ShardDisconnect, ({ code }) => {
    meter.gateway('ended');
    const error = explainClose(code);
    if (error !== undefined) onEnded(error);
  });
  client.rest.on('response', ({ data }, { status }) => {
    // A webhook's or an interaction's own token says nothing of the bot's.
    if (status === 401 && data.auth) onEnded(tokenRefused());
  });
  client.rest.on('rateLimited', ({ scope, timeToReset, retryAfter }) =>
    meter.rateLimited(scope, retryAfter > 0 ? retryAfter : timeToReset),
  );
  bindServers({ client, presence, log });
}

/** An outage of Discord's is no removal: the client tells the two apart. */
function bindServers({ client, presence, log }: Pick<SessionDeps, 'client' | 'presence' | 'log'>) {
  const noteAll = async () =>
    await presence.note(new Set([...client.guilds.cache.keys()].map(asServerId)));
  client.on(Events.ShardReady, gateEvent(log, 'servers', noteAll));
  client.on(
    Events.GuildDelete,
    gateEvent(log, 'guild-delete', async ({ id }) => {
      log.warn({ serverId: id }, REMOVED);
      await presence.left(asServerId(id));
    }),
  );
  client.on(
    Events.GuildCreate,
    gateEvent(log, 'guild-create', async ({ id }) => {
      log.info({ serverId: id }, 'invited to a server');
      await presence.returned(asServerId(id));
    }),
  );
  client.on(Events.GuildUnavailable, ({ id }) =>
    log.warn({ serverId: id }, 'a server is away: an outage at Discord, and nothing to do'),
  );
}

/** Whether events arrive now; the client's own word holds from its first session on, whatever comes after. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}
