import { Events, type Client } from 'discord.js';
import type { RecoverPlaces } from '../../core/escalation/recover-places.ts';
import { asChannelId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { gateEvent } from '../gate.ts';

/** Listens for deleted threads and channels: an escalation whose thread was there gets another. */
export function bindPlaceGone(
  client: Client,
  { recoverPlaces, log }: { readonly recoverPlaces: RecoverPlaces; readonly log: Log },
): void {
  const recover = async ({ id }: { readonly id: string }): Promise<void> => {
    const escalations = await recoverPlaces(asChannelId(id));
    if (escalations > 0) log.warn({ placeId: id, escalations }, 'staff thread or channel deleted');
  };
  client.on(Events.ThreadDelete, gateEvent(log, 'thread-delete', recover));
  client.on(Events.ChannelDelete, gateEvent(log, 'channel-delete', recover));
}
