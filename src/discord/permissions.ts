import { PermissionFlagsBits, type GuildBasedChannel } from 'discord.js';

/** What the bot needs on a server, and why, as README lists it; by the names that Discord's settings show. */
const PERMISSIONS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Manage Threads': PermissionFlagsBits.ManageThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
} as const satisfies Record<string, bigint>;

/** A permission by the name that Discord's settings show. */
export type PermissionName = keyof typeof PERMISSIONS;

/** All of them together. */
export const ALL_PERMISSIONS: bigint = Object.values(PERMISSIONS).reduce((all, one) => all | one);

/** Those of these that the bot lacks in a channel; all of them while the gateway has not told who the bot is there. */
export function lackedPermissions(
  channel: GuildBasedChannel,
  needed: readonly PermissionName[],
): readonly PermissionName[] {
  const { me } = channel.guild.members;
  const own = me === null ? null : channel.permissionsFor(me);
  return needed.filter((name) => own?.has(PERMISSIONS[name]) !== true);
}
