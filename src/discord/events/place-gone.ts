import { Events, type Client } from 'discord.js';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import type { RecoverPlaces } from '../../core/escalation/recover-places.ts';
import { asChannelId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { attempt } from '../failures.ts';
import { gateEvent } from '../gate.ts';
import { whileUnavailable } from '../while-unavailable.ts';

export interface PlaceGoneDeps {
  readonly escalations: Pick<EscalationStore, 'placesInUse'>;
  readonly recoverPlaces: RecoverPlaces;
  readonly log: Log;
}

/**
 * Listens for deleted threads and channels: an escalation whose thread was there gets another. What was deleted
 * while the bot was away is found at the start of each session.
 */
export function bindPlaceGone(
  client: Client,
  { escalations, recoverPlaces, log }: PlaceGoneDeps,
): void {
  const recover = async ({ id }: { readonly id: string }): Promise<void> => {
    const stranded = await recoverPlaces(asChannelId(id));
    if (stranded > 0) log.warn({ placeId: id, stranded }, 'staff thread or channel deleted');
  };
  const lookAround = async (): Promise<void> => {
    for (const id of await escalations.placesInUse()) {
      if (isTold(client, id)) continue;
      const found = await whileUnavailable(
        async () => attempt(async () => client.channels.fetch(id, { force: true })),
        { log },
      );
      if ('failed' in found && found.failed.refusal === 'channel-gone') await recover({ id });
    }
  };
  client.on(Events.ThreadDelete, gateEvent(log, 'thread-delete', recover));
  client.on(Events.ChannelDelete, gateEvent(log, 'channel-delete', recover));
  client.on(Events.ShardReady, gateEvent(log, 'staff-channels', lookAround));
}

/** Whether the gateway named it in this session: live channels and threads, not those in the archive. */
function isTold(client: Client, id: string): boolean {
  const known = client.channels.cache.get(id);
  return known !== undefined && !known.isDMBased() && known.guild.channels.cache.has(id);
}
