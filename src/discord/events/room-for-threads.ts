import { Events, type AnyThreadChannel, type Client } from 'discord.js';
import { asServerId, type ServerId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { gateEvent } from '../gate.ts';

/**
 * Listens for threads that are archived or deleted: where a server had as many active ones as Discord allows, what
 * waits for a thread is tried again at once.
 */
export function bindRoomForThreads(
  client: Client,
  {
    wakeWaiting,
    log,
  }: { readonly wakeWaiting: (server: ServerId) => Promise<void>; readonly log: Log },
): void {
  const wake = async ({ guildId }: AnyThreadChannel): Promise<void> =>
    wakeWaiting(asServerId(guildId));
  client.on(Events.ThreadDelete, gateEvent(log, 'room-for-threads', wake));
  client.on(
    Events.ThreadUpdate,
    gateEvent(log, 'room-for-threads', async (_before: AnyThreadChannel, now: AnyThreadChannel) => {
      if (now.archived === true) await wake(now);
    }),
  );
}
