import {
  ChannelFlags,
  ChannelType,
  Routes,
  type APIChannel,
  type APIGuildForumTag,
  type Client,
} from 'discord.js';
import { DiscordUnavailable } from '../../core/errors.ts';
import type { Undeliverable } from '../../core/outbox/undeliverable.ts';
import type { Failure } from '../failures.ts';
import { lackedPermissions, type PermissionName } from '../permissions.ts';

/** The bot's own id. @throws DiscordUnavailable before it has logged in */
export function ownId({ user }: Client): string {
  if (user === null) throw new DiscordUnavailable('not logged in to Discord yet');
  return user.id;
}

/** A staff channel, as far as the desk needs to know it. */
export interface StaffChannel {
  readonly id: string;
  readonly guildId: string;
  readonly isForum: boolean;
  readonly tags: readonly APIGuildForumTag[];
  readonly needsTag: boolean;
}

/** Asks Discord what a channel is. Undefined: neither a text channel nor a forum. */
export async function fetchStaffChannel(
  client: Client,
  channelId: string,
): Promise<StaffChannel | undefined> {
  // SAFETY: Discord's documented answer to this request.
  const channel = (await client.rest.get(Routes.channel(channelId))) as APIChannel;
  if (channel.type === ChannelType.GuildForum && channel.guild_id !== undefined) {
    return {
      id: channel.id,
      guildId: channel.guild_id,
      isForum: true,
      tags: channel.available_tags,
      needsTag: ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0,
    };
  }
  if (channel.type === ChannelType.GuildText && channel.guild_id !== undefined) {
    const { id, guild_id: guildId } = channel;
    return { id, guildId, isForum: false, tags: [], needsTag: false };
  }
  return undefined;
}

/** What a failure in a channel means to people. `gone` says what is gone when the channel is. */
export function undeliverableIn(
  client: Client,
  channelId: string,
  { refusal, code }: Failure,
  needed: readonly PermissionName[],
  gone: 'channel-gone' | 'thread-gone' = 'channel-gone',
): Undeliverable {
  switch (refusal) {
    case 'channel-gone':
    case 'server-gone':
      return { reason: gone, channelId };
    case 'message-gone':
      return { reason: 'message-gone', channelId };
    case 'no-permission':
    case 'no-history': {
      const permissions = lacking(client, channelId, needed);
      return { reason: 'missing-permission', channelId, permissions: [...permissions] };
    }
    case 'archived':
    case 'locked':
      return { reason: 'thread-locked', channelId };
    case 'too-many-threads':
      return { reason: 'too-many-threads', channelId };
    case 'member-gone':
      return { reason: 'learner-left' };
    case 'dms-closed':
      return { reason: 'direct-messages-closed' };
    case 'thread-exists':
    case 'refused':
      return { reason: 'refused', code };
  }
}

/** Which of these the bot has not, as far as the gateway has told; all of them when it told nothing. */
function lacking(
  client: Client,
  channelId: string,
  needed: readonly PermissionName[],
): readonly PermissionName[] {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased()) return needed;
  const missing = lackedPermissions(channel, needed);
  return missing.length === 0 ? needed : missing;
}
