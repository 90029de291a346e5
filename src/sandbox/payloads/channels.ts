import { ChannelType } from 'discord-api-types/v10';
import type { Channel, Guild, ThreadState } from '../state/model.ts';
import { may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { memberPayload, personOf, rolePayload, userPayload } from './people.ts';

/** A channel as Discord sends one. */
export type ChannelPayload = { readonly id: string; readonly type: ChannelType } & Record<
  string,
  unknown
>;

/** A channel or thread as the bot sees it. */
export function channelPayload(world: World, channel: Channel): ChannelPayload {
  if (channel.thread) return threadPayload(world, channel, channel.thread);
  if (channel.guildId === null) return dmPayload(world, channel);
  const isForum = channel.type === ChannelType.GuildForum;
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    topic: channel.topic,
    position: channel.position,
    parent_id: channel.parentId,
    flags: channel.flags,
    nsfw: false,
    rate_limit_per_user: channel.slowmodeSeconds,
    last_message_id: channel.lastMessageId,
    permission_overwrites: [...channel.overwrites.values()].map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    default_auto_archive_duration: channel.defaultAutoArchiveMinutes,
    ...(isForum
      ? {
          available_tags: channel.tags,
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
          template: '',
        }
      : {}),
  };
}

/** The membership of somebody in a thread. */
export function threadMemberPayload(channel: Channel, personId: string): object | undefined {
  const joinedAt = channel.thread?.members.get(personId);
  if (joinedAt === undefined) return undefined;
  return { id: channel.id, user_id: personId, join_timestamp: joinedAt, flags: 0 };
}

/** Everything about a server, as GUILD_CREATE carries it. */
export function guildPayload(world: World, guild: Guild, withMembers: boolean): object {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const botId = world.bot.person.id;
  const members = [...guild.members.values()].filter(
    ({ personId }) => withMembers || personId === botId,
  );
  return {
    ...guildSummary(guild),
    joined_at: guild.members.get(botId)?.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: members.map((member) => memberPayload(world, member)),
    channels: channels
      .filter(({ thread }) => !thread)
      .map((channel) => channelPayload(world, channel)),
    threads: channels
      .filter(({ thread }) => thread && !thread.isArchived)
      .filter((channel) => may(world, channel, botId, 'ViewChannel'))
      .map((channel) => channelPayload(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A server as `GET /guilds/:guild` gives it. */
export function guildSummary(guild: Guild): object {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(rolePayload),
    emojis: [],
    features: ['COMMUNITY'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
  };
}

function threadPayload(world: World, channel: Channel, thread: ThreadState): ChannelPayload {
  const isInForum =
    channel.parentId !== null &&
    world.channels.get(channel.parentId)?.type === ChannelType.GuildForum;
  const own = threadMemberPayload(channel, world.bot.person.id);
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    name: channel.name,
    flags: channel.flags,
    last_message_id: channel.lastMessageId,
    message_count: channel.messageCount,
    total_message_sent: channel.totalMessages,
    member_count: Math.min(thread.members.size, 50),
    rate_limit_per_user: channel.slowmodeSeconds,
    thread_metadata: {
      archived: thread.isArchived,
      locked: thread.isLocked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: thread.archiveChangedAt,
      create_timestamp: thread.createdAt,
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread.isInvitable } : {}),
    },
    ...(isInForum ? { applied_tags: channel.appliedTags } : {}),
    ...(own ? { member: own } : {}),
  };
}

function dmPayload(world: World, channel: Channel): ChannelPayload {
  return {
    id: channel.id,
    type: ChannelType.DM,
    flags: 0,
    last_message_id: channel.lastMessageId,
    recipients: channel.recipientIds
      .filter((id) => id !== world.bot.person.id)
      .map((id) => userPayload(personOf(world, id))),
  };
}
