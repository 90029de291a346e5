import { ChannelType, type Client, type GuildBasedChannel } from 'discord.js';
import type { ChannelId } from '../core/ids.ts';
import { lackedPermissions, type PermissionName } from './permissions.ts';
import { findServerChannel } from './server-channel.ts';

/** What the bot needs where learners ask. */
const NEEDED: readonly PermissionName[] = [
  'View Channel',
  'Send Messages',
  'Create Public Threads',
  'Send Messages in Threads',
  'Read Message History',
  'Embed Links',
  'Manage Threads',
];

/** A forum's posts are its threads; only there does the bot set a tag, which takes Manage Threads. */
const NOT_IN_FORUMS: readonly PermissionName[] = ['Send Messages', 'Create Public Threads'];
const ONLY_IN_FORUMS: readonly PermissionName[] = ['Manage Threads'];

/** Whether the bot can help in a channel. */
export type HelpChannelCheck =
  | { readonly outcome: 'gone' | 'ready'; readonly channelId: ChannelId }
  | {
      readonly outcome: 'missing-permissions';
      readonly channelId: ChannelId;
      readonly missing: readonly string[];
    };

/** Looks at each help channel as it is now. */
export async function checkHelpChannels(
  client: Client,
  channelIds: readonly ChannelId[],
): Promise<readonly HelpChannelCheck[]> {
  return await Promise.all(channelIds.map(async (id) => checkHelpChannel(client, id)));
}

async function checkHelpChannel(client: Client, channelId: ChannelId): Promise<HelpChannelCheck> {
  const channel = await findServerChannel(client, channelId);
  if (channel === undefined) return { outcome: 'gone', channelId };
  const missing = lackedPermissions(channel, neededIn(channel));
  return missing.length === 0
    ? { outcome: 'ready', channelId }
    : { outcome: 'missing-permissions', channelId, missing };
}

function neededIn({ type }: GuildBasedChannel): readonly PermissionName[] {
  const leftOut = type === ChannelType.GuildForum ? NOT_IN_FORUMS : ONLY_IN_FORUMS;
  return NEEDED.filter((name) => !leftOut.includes(name));
}
