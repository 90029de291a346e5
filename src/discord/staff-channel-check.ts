import { ChannelType, PermissionFlagsBits, type Client, type GuildBasedChannel } from 'discord.js';
import type { ChannelId } from '../core/ids.ts';
import { lackedPermissions, type PermissionName } from './permissions.ts';
import { findServerChannel } from './server-channel.ts';

/** What the bot needs to run the desk. */
const NEEDED: readonly PermissionName[] = [
  'View Channel',
  'Send Messages',
  'Create Public Threads',
  'Send Messages in Threads',
  'Manage Threads',
  'Read Message History',
  'Embed Links',
  'Attach Files',
];

/** There, posts take the place of threads. */
const NEEDED_IN_FORUMS = NEEDED.filter((name) => name !== 'Create Public Threads');

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
  const channel = await findServerChannel(client, channelId);
  if (channel === undefined) return { outcome: 'gone', channelId };
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildForum) {
    return { outcome: 'wrong-type', channelId };
  }
  const needed = channel.type === ChannelType.GuildForum ? NEEDED_IN_FORUMS : NEEDED;
  const missing = lackedPermissions(channel, needed);
  return missing.length === 0
    ? { outcome: 'ready', channelId, isPublic: isPublic(channel) }
    : { outcome: 'missing-permissions', channelId, missing };
}

function isPublic(channel: GuildBasedChannel): boolean {
  const { everyone } = channel.guild.roles;
  return channel.permissionsFor(everyone).has(PermissionFlagsBits.ViewChannel);
}
