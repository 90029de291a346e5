import type {
  RESTPatchAPIChannelJSONBody,
  RESTPutAPIChannelPermissionJSONBody,
} from 'discord-api-types/v10';
import { removeChannel } from '../actions/channels.ts';
import { announceChannel } from '../actions/notify.ts';
import { route, type Request, type Route } from '../server/route.ts';
import { channelPayload } from '../payloads/channels.ts';
import { isForum } from '../state/channel-kinds.ts';
import { isoTime } from '../state/clock.ts';
import { fault } from '../state/errors.ts';
import type { Channel, ThreadState } from '../state/model.ts';
import { demand, may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { bodies } from '../validation/body-schemas.ts';
import { channelFor, countRename, demandRoomForThread } from './lookup.ts';
import { overwriteMap } from './overwrites.ts';
import { demandLawfulTags } from './tags.ts';

/** Channels themselves: read, change, delete, and who may do what in them. */
export const channelRoutes: readonly Route[] = [
  route('GET', '/channels/:channel', {
    handle: (request) => channelPayload(request.world, channelFor(request)),
  }),
  route<RESTPatchAPIChannelJSONBody>('PATCH', '/channels/:channel', {
    schema: (request) => (request.channel().thread ? bodies.threadEdit : bodies.guildChannelEdit),
    handle: edit,
  }),
  route('DELETE', '/channels/:channel', {
    handle: (request) => {
      const { world } = request;
      const channel = channelFor(request);
      if (channel.guildId === null) return channelPayload(world, channel);
      demand(world, channel, channel.thread ? 'ManageThreads' : 'ManageChannels');
      removeChannel(world, channel);
      return channelPayload(world, channel);
    },
  }),
  route<RESTPutAPIChannelPermissionJSONBody>('PUT', '/channels/:channel/permissions/:overwrite', {
    schema: bodies.overwrite,
    handle: (request) => {
      const channel = channelFor(request, 'ManageRoles');
      const id = request.param('overwrite');
      channel.overwrites.set(id, {
        id,
        type: request.body.type,
        allow: BigInt(request.body.allow ?? 0),
        deny: BigInt(request.body.deny ?? 0),
      });
      announceChannel(request.world, channel, 'updated');
      return undefined;
    },
  }),
  route('DELETE', '/channels/:channel/permissions/:overwrite', {
    handle: (request) => {
      const channel = channelFor(request, 'ManageRoles');
      channel.overwrites.delete(request.param('overwrite'));
      announceChannel(request.world, channel, 'updated');
      return undefined;
    },
  }),
];

function edit(request: Request<RESTPatchAPIChannelJSONBody>): object {
  const { world, body } = request;
  const channel = channelFor(request);
  if (channel.guildId === null) throw fault('invalidDmAction');
  if (channel.thread) editThread(world, channel, channel.thread, body);
  else editGuildChannel(world, channel, body);
  announceChannel(world, channel, 'updated');
  return channelPayload(world, channel);
}

function editThread(
  world: World,
  channel: Channel,
  thread: ThreadState,
  body: RESTPatchAPIChannelJSONBody,
): void {
  const botId = world.bot.person.id;
  const isManager = may(world, channel, botId, 'ManageThreads');
  const isOwner = channel.ownerId === botId;
  const staysArchived = thread.isArchived && body.archived !== false;
  if (staysArchived) throw fault('threadArchived');
  const setsLock = body.locked !== undefined && body.locked !== thread.isLocked;
  if ((setsLock || body.rate_limit_per_user !== undefined) && !isManager) {
    throw fault('missingPermissions');
  }
  const onlyUnarchives = thread.isArchived && !thread.isLocked && body.name === undefined;
  if (!isManager && !isOwner && !onlyUnarchives) throw fault('missingPermissions');
  if (thread.isLocked && !isManager) throw fault('threadLocked');
  if (body.applied_tags) {
    const forum = channel.parentId ? world.channels.get(channel.parentId) : undefined;
    if (forum && isForum(forum)) {
      demandLawfulTags(world, forum, body.applied_tags, channel.appliedTags);
    }
    channel.appliedTags = [...body.applied_tags];
  }
  rename(world, channel, body);
  if (body.archived !== undefined && body.archived !== thread.isArchived) {
    if (!body.archived) demandRoomForThread(world, channel);
    thread.isArchived = body.archived;
    thread.archiveChangedAt = isoTime(world.clock.now());
  }
  thread.isLocked = body.locked ?? thread.isLocked;
  thread.isInvitable = body.invitable ?? thread.isInvitable;
  thread.autoArchiveMinutes = body.auto_archive_duration ?? thread.autoArchiveMinutes;
  channel.slowmodeSeconds = body.rate_limit_per_user ?? channel.slowmodeSeconds;
  channel.flags = body.flags ?? channel.flags;
}

function editGuildChannel(world: World, channel: Channel, body: RESTPatchAPIChannelJSONBody): void {
  demand(world, channel, 'ManageChannels');
  if (body.permission_overwrites) demand(world, channel, 'ManageRoles');
  rename(world, channel, body);
  channel.parentId = body.parent_id === undefined ? channel.parentId : body.parent_id;
  channel.position = body.position ?? channel.position;
  channel.flags = body.flags ?? channel.flags;
  channel.slowmodeSeconds = body.rate_limit_per_user ?? channel.slowmodeSeconds;
  channel.defaultAutoArchiveMinutes =
    body.default_auto_archive_duration ?? channel.defaultAutoArchiveMinutes;
  if (body.available_tags) {
    channel.tags = body.available_tags.map(({ id, name, moderated, emoji_id, emoji_name }) => ({
      id: id ?? world.nextId(),
      name: name,
      moderated: moderated ?? false,
      emoji_id: emoji_id ?? null,
      emoji_name: emoji_name ?? null,
    }));
  }
  if (body.permission_overwrites) {
    channel.overwrites = overwriteMap(body.permission_overwrites);
  }
}

function rename(
  world: World,
  channel: Channel,
  { name, topic }: RESTPatchAPIChannelJSONBody,
): void {
  const renames = name !== undefined && name !== channel.name;
  const retopics = topic !== undefined && topic !== channel.topic;
  if (!renames && !retopics) return;
  countRename(world, channel);
  channel.name = name ?? channel.name;
  channel.topic = topic === undefined ? channel.topic : topic;
}
