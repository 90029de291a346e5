import { ChannelType, type APIMessage } from 'discord-api-types/v10';
import type { Channel } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { memberOf } from './people.ts';

/** A message as MESSAGE_CREATE and MESSAGE_UPDATE carry it: with the server and the author's membership. */
export function dispatchedMessage(world: World, channel: Channel, message: APIMessage): object {
  if (channel.guildId === null) return { ...message, channel_type: ChannelType.DM };
  const guild = world.guilds.get(channel.guildId);
  const member = memberOf(guild, message.author.id);
  return {
    ...message,
    channel_type: channel.type,
    guild_id: channel.guildId,
    ...(member ? { member } : {}),
    mentions: message.mentions.map((user) => ({ ...user, member: memberOf(guild, user.id) })),
  };
}

/**
 * The same without what the message-content intent guards; nothing when the bot may read it anyway:
 * its own message, a direct message, or one that mentions it.
 */
export function strippedMessage(
  world: World,
  channel: Channel,
  message: APIMessage,
): object | undefined {
  if (mayReadContent(world, channel, message)) return undefined;
  return { ...dispatchedMessage(world, channel, message), ...NO_CONTENT };
}

/** A message read back over REST: the nonce is told only when the message is made. */
export function messageForBot(world: World, channel: Channel, message: APIMessage): APIMessage {
  const isOpen = world.bot.hasMessageContentIntent || mayReadContent(world, channel, message);
  const told = { ...message };
  delete told.nonce;
  return isOpen ? told : { ...told, ...NO_CONTENT };
}

const NO_CONTENT = { content: '', embeds: [], attachments: [], components: [] };

function mayReadContent(world: World, channel: Channel, message: APIMessage): boolean {
  const botId = world.bot.person.id;
  return (
    channel.guildId === null ||
    message.author.id === botId ||
    message.mentions.some(({ id }) => id === botId)
  );
}
