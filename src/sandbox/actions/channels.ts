import { ChannelType } from 'discord-api-types/v10';
import type { Channel } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { announceChannel } from './notify.ts';

/** Adds a channel; what is not said is empty. Tells nobody yet. */
export function newChannel(
  world: World,
  fields: Partial<Channel> & Pick<Channel, 'type' | 'guildId' | 'name'>,
): Channel {
  const channel: Channel = {
    id: world.nextId(),
    parentId: null,
    topic: null,
    position: world.channels.size,
    flags: 0,
    slowmodeSeconds: 0,
    defaultAutoArchiveMinutes: 1440,
    ownerId: null,
    recipientIds: [],
    overwrites: new Map(),
    tags: [],
    appliedTags: [],
    thread: null,
    messages: new Map(),
    lastMessageId: null,
    messageCount: 0,
    totalMessages: 0,
    renamedAt: [],
    ...fields,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Removes a channel and, before it, its threads. */
export function removeChannel(world: World, channel: Channel): void {
  for (const other of [...world.channels.values()]) {
    if (other.thread && other.parentId === channel.id) world.channels.delete(other.id);
  }
  world.channels.delete(channel.id);
  announceChannel(world, channel, 'deleted');
}

/** The direct-message channel of two people, opened when there is none. */
export function dmChannel(world: World, oneId: string, otherId: string): Channel {
  for (const channel of world.channels.values()) {
    const { recipientIds } = channel;
    if (channel.guildId !== null) continue;
    if (recipientIds.includes(oneId) && recipientIds.includes(otherId)) return channel;
  }
  return newChannel(world, {
    type: ChannelType.DM,
    guildId: null,
    name: '',
    recipientIds: [oneId, otherId],
  });
}
