import { ChannelType, PermissionFlagsBits, type Client, type GuildBasedChannel } from 'discord.js';
import type { ChannelId } from '../core/ids.ts';
import { lackedPermissions } from './staff-channel-check.ts';

/** What the bot needs where learners ask, by the names that Discord's settings show. */
const HELP_PERMISSIONS: Readonly<Record<string, bigint>> = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Manage Threads': PermissionFlagsBits.ManageThreads,
};

/** A forum's posts are its threads; only there does the bot set a tag, which takes Manage Threads. */
const NOT_IN_FORUMS = new Set(['Send Messages', 'Create Public Threads']);
const ONLY_IN_FORUMS = new Set(['Manage Threads']);

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
  const channel = await client.channels
    .fetch(channelId)
    .catch(() => client.channels.cache.get(channelId) ?? null);
  if (channel === null || channel.isDMBased()) return { outcome: 'gone', channelId };
  const missing = lackedPermissions(channel, neededIn(channel));
  return missing.length === 0
    ? { outcome: 'ready', channelId }
    : { outcome: 'missing-permissions', channelId, missing };
}

function neededIn({ type }: GuildBasedChannel): Readonly<Record<string, bigint>> {
  const leftOut = type === ChannelType.GuildForum ? NOT_IN_FORUMS : ONLY_IN_FORUMS;
  return Object.fromEntries(
    Object.entries(HELP_PERMISSIONS).filter(([name]) => !leftOut.has(name)),
  );
}
