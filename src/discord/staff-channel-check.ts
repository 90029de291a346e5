import { ChannelType, PermissionFlagsBits, type Client, type GuildBasedChannel } from 'discord.js';
import type { ChannelId } from '../core/ids.ts';

/** Permissions the bot needs to run the desk, by the names that Discord's settings show. */
const DESK_PERMISSIONS: Readonly<Record<string, bigint>> = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Manage Threads': PermissionFlagsBits.ManageThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
};

/** In a forum, posts take the place of threads. */
const FORUM_NEEDS_NOT = 'Create Public Threads';

/** Whether the desk can work in a channel. */
export type StaffChannelCheck =
  | { readonly outcome: 'not-set' }
  | { readonly outcome: 'gone'; readonly channelId: ChannelId }
  | { readonly outcome: 'wrong-type'; readonly channelId: ChannelId }
  | {
      readonly outcome: 'missing-permissions';
      readonly channelId: ChannelId;
      readonly missing: readonly string[];
    }
  | {
      readonly outcome: 'ready';
      readonly channelId: ChannelId;
      /** Everybody on the server can read it. */
      readonly isPublic: boolean;
    };

/** Looks at the staff channel as it is now: is it there, of a right type, and may the bot work in it? */
export async function checkStaffChannel(
  client: Client,
  channelId: ChannelId | undefined,
): Promise<StaffChannelCheck> {
  if (channelId === undefined) return { outcome: 'not-set' };
  const channel = await client.channels
    .fetch(channelId)
    .catch(() => client.channels.cache.get(channelId) ?? null);
  if (channel === null || channel.isDMBased()) return { outcome: 'gone', channelId };
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildForum) {
    return { outcome: 'wrong-type', channelId };
  }
  const missing = missingPermissions(channel);
  return missing.length === 0
    ? { outcome: 'ready', channelId, isPublic: isPublic(channel) }
    : { outcome: 'missing-permissions', channelId, missing };
}

/** The desk permissions that the bot lacks in a channel, by the names that Discord's settings show. */
function missingPermissions(channel: GuildBasedChannel): readonly string[] {
  const needed = Object.entries(DESK_PERMISSIONS).filter(
    ([name]) => channel.type !== ChannelType.GuildForum || name !== FORUM_NEEDS_NOT,
  );
  return lackedPermissions(channel, Object.fromEntries(needed));
}

/** Of these permissions, those that the bot lacks in a channel, by their names. */
export function lackedPermissions(
  channel: GuildBasedChannel,
  needed: Readonly<Record<string, bigint>>,
): readonly string[] {
  const me = channel.guild.members.me;
  const own = me === null ? null : channel.permissionsFor(me);
  return Object.entries(needed)
    .filter(([, flag]) => own?.has(flag) !== true)
    .map(([name]) => name);
}

function isPublic(channel: GuildBasedChannel): boolean {
  const { everyone } = channel.guild.roles;
  return channel.permissionsFor(everyone).has(PermissionFlagsBits.ViewChannel);
}
