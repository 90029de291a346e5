import { channelPayload, threadMemberPayload } from '../payloads/channels.ts';
import { dispatchedMessage, strippedMessage } from '../payloads/messages.ts';
import type { Channel, Message } from '../state/model.ts';
import { may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';

/** Tells the watchers, and the bot where it may see the channel, of a new or changed message. */
export function announceMessage(
  world: World,
  channel: Channel,
  message: Message,
  kind: 'message-created' | 'message-edited',
): void {
  world.emit({
    kind,
    channelId: channel.id,
    message: message.payload,
    visibleOnlyTo: message.visibleOnlyTo,
  });
  if (message.visibleOnlyTo !== null) return;
  const stripped = strippedMessage(world, channel, message.payload);
  tellBot(world, channel, {
    event: kind === 'message-created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE',
    data: dispatchedMessage(world, channel, message.payload),
    ...(stripped ? { stripped } : {}),
  });
}

/** Gives the bot an event of a channel that it may see. */
export function tellBot(
  world: World,
  channel: Channel,
  dispatch: { readonly event: string; readonly data: object; readonly stripped?: object },
): void {
  if (!may(world, channel, world.bot.person.id, 'ViewChannel')) return;
  world.dispatch({ ...dispatch, guildId: channel.guildId });
}

/** Tells everybody of a new, changed or gone channel or thread. */
export function announceChannel(
  world: World,
  channel: Channel,
  change: 'created' | 'updated' | 'deleted',
): void {
  const noun = channel.thread ? 'thread' : 'channel';
  world.emit({ kind: `${noun}-${change}`, channelId: channel.id, guildId: channel.guildId });
  if (channel.guildId === null) return;
  const verb = { created: 'CREATE', updated: 'UPDATE', deleted: 'DELETE' }[change];
  const event = `${noun.toUpperCase()}_${verb}`;
  const data = channelPayload(world, channel);
  if (!channel.thread) {
    world.dispatch({ event, data, guildId: channel.guildId });
    return;
  }
  const isCreation = change === 'created' ? { newly_created: true } : {};
  const { id, guild_id, parent_id, type } = data;
  const gone = { id, guild_id, parent_id, type };
  tellBot(world, channel, {
    event,
    data: change === 'deleted' ? gone : { ...data, ...isCreation },
  });
}

/** Adds somebody to a thread, and says so. */
export function joinThread(world: World, channel: Channel, personId: string, at: string): void {
  const { thread } = channel;
  if (!thread || thread.members.has(personId)) return;
  thread.members.set(personId, at);
  tellBot(world, channel, {
    event: 'THREAD_MEMBERS_UPDATE',
    data: {
      id: channel.id,
      guild_id: channel.guildId,
      member_count: thread.members.size,
      added_members: [threadMemberPayload(channel, personId)],
    },
  });
}

/** Takes somebody out of a thread, and says so. */
export function leaveThread(world: World, channel: Channel, personId: string): void {
  if (!channel.thread?.members.delete(personId)) return;
  tellBot(world, channel, {
    event: 'THREAD_MEMBERS_UPDATE',
    data: {
      id: channel.id,
      guild_id: channel.guildId,
      member_count: channel.thread.members.size,
      removed_member_ids: [personId],
    },
  });
}
