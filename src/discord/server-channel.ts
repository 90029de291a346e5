import type { Client, GuildBasedChannel } from 'discord.js';

/**
 * A server's channel as it is now; as the gateway told of it last where Discord does not show it or does not answer.
 * Undefined when it is gone, or no server's.
 */
export async function findServerChannel(
  client: Client,
  channelId: string,
): Promise<GuildBasedChannel | undefined> {
  const channel = await client.channels
    .fetch(channelId)
    .catch(() => client.channels.cache.get(channelId) ?? null);
  return channel === null || channel.isDMBased() ? undefined : channel;
}
