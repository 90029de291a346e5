import {
  ChannelType,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  type RESTPostAPIChannelThreadsJSONBody,
  type RESTPostAPIGuildForumThreadsJSONBody,
} from 'discord-api-types/v10';
import { joinThread, leaveThread } from '../actions/notify.ts';
import { postMessage } from '../actions/post-message.ts';
import { openThread } from '../actions/threads.ts';
import { Reply, route, type Request, type Route } from '../server/route.ts';
import { channelPayload, threadMemberPayload } from '../payloads/channels.ts';
import { isForum, isTextual } from '../state/channel-kinds.ts';
import { isoTime } from '../state/clock.ts';
import { fault } from '../state/errors.ts';
import type { Channel } from '../state/model.ts';
import { demand, may } from '../state/permissions.ts';
import { bodies } from '../validation/body-schemas.ts';
import {
  channelFor,
  demandRoomForThread,
  demandUnarchived,
  guildOf,
  limitOf,
  messageOf,
} from './lookup.ts';
import { demandForParts, draftOf, type SentMessage } from './message-parts.ts';
import { demandLawfulTags } from './tags.ts';

/** Threads: opened on a message, without one, or as a forum post; who is in them; which there are. */
export const threadRoutes: readonly Route[] = [
  route<RESTPostAPIChannelMessagesThreadsJSONBody>(
    'POST',
    '/channels/:channel/messages/:message/threads',
    { schema: bodies.threadOnMessage, handle: openOnMessage },
  ),
  route<RESTPostAPIChannelThreadsJSONBody | RESTPostAPIGuildForumThreadsJSONBody>(
    'POST',
    '/channels/:channel/threads',
    {
      schema: (request) => (isForum(request.channel()) ? bodies.forumPost : bodies.thread),
      handle: (request) =>
        'message' in request.body ? openPost(request, request.body) : openBare(request),
    },
  ),
  ...(['PUT', 'DELETE'] as const).map((method) =>
    route(method, '/channels/:channel/thread-members/:user', {
      handle: (request) => changeMembers(request, method),
    }),
  ),
  route('GET', '/channels/:channel/thread-members', {
    handle: (request) => {
      const channel = channelFor(request);
      const ids = [...(channel.thread?.members.keys() ?? [])];
      return ids.flatMap((id) => threadMemberPayload(channel, id) ?? []);
    },
  }),
  route('GET', '/channels/:channel/thread-members/:user', {
    handle: (request) => {
      const { user } = who(request);
      const member = threadMemberPayload(channelFor(request), user);
      if (!member) throw fault('unknownMember');
      return member;
    },
  }),
  route('GET', '/guilds/:guild/threads/active', {
    handle: (request) => {
      const guild = guildOf(request);
      return listing(
        request,
        (thread) => thread.guildId === guild.id && !thread.thread?.isArchived,
      );
    },
  }),
  ...(['public', 'private'] as const).map((kind) =>
    route('GET', `/channels/:channel/threads/archived/${kind}`, {
      handle: (request) => archived(request, kind),
    }),
  ),
];

function openOnMessage(request: Request<RESTPostAPIChannelMessagesThreadsJSONBody>): object {
  const { world, body } = request;
  const channel = channelFor(request, 'CreatePublicThreads', 'ReadMessageHistory');
  const message = messageOf(request, channel);
  if (channel.thread || channel.guildId === null) throw fault('invalidChannelType');
  if (world.channels.has(message.payload.id)) throw fault('threadExists');
  demandRoomForThread(world, channel);
  const thread = openThread(world, channel, {
    name: body.name,
    ownerId: world.bot.person.id,
    autoArchiveMinutes: body.auto_archive_duration,
    slowmodeSeconds: body.rate_limit_per_user,
    onMessage: message,
  });
  return new Reply(201, channelPayload(world, thread));
}

function openBare(request: Request<RESTPostAPIChannelThreadsJSONBody>): object {
  const { world, body } = request;
  const channel = channelFor(request);
  if (channel.thread || channel.guildId === null || !isTextual(channel)) {
    throw fault('invalidChannelType');
  }
  const type = body.type ?? ChannelType.PrivateThread;
  const isPrivate = type === ChannelType.PrivateThread;
  demand(world, channel, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  demandRoomForThread(world, channel);
  const thread = openThread(world, channel, {
    name: body.name,
    ownerId: world.bot.person.id,
    type,
    autoArchiveMinutes: body.auto_archive_duration,
    slowmodeSeconds: body.rate_limit_per_user,
    isInvitable: body.invitable,
  });
  return new Reply(201, channelPayload(world, thread));
}

function openPost(request: Request, body: RESTPostAPIGuildForumThreadsJSONBody): object {
  const { world } = request;
  const forum = channelFor(request, 'SendMessages');
  const tags = body.applied_tags ?? [];
  demandLawfulTags(world, forum, tags, []);
  // SAFETY: the schema of a forum post holds that of its first message.
  const first = { ...request, body: body.message as SentMessage };
  const draft = draftOf(first, forum);
  demandForParts(first, forum);
  demandRoomForThread(world, forum);
  const post = openThread(world, forum, {
    name: body.name,
    ownerId: world.bot.person.id,
    autoArchiveMinutes: body.auto_archive_duration,
    slowmodeSeconds: body.rate_limit_per_user,
    appliedTags: tags,
  });
  const { payload } = postMessage(world, post, { ...draft, id: post.id });
  return new Reply(201, { ...channelPayload(world, post), message: payload });
}

function changeMembers(request: Request, method: 'PUT' | 'DELETE'): undefined {
  const { world } = request;
  const channel = channelFor(request);
  if (!channel.thread) throw fault('invalidChannelType');
  demandUnarchived(channel);
  const { user, isSelf } = who(request);
  if (method === 'DELETE') {
    if (!isSelf) demand(world, channel, 'ManageThreads');
    leaveThread(world, channel, user);
    return undefined;
  }
  if (!isSelf) demand(world, channel, 'SendMessagesInThreads');
  if (!may(world, channel, user, 'ViewChannel') && channel.type !== ChannelType.PrivateThread) {
    throw fault('missingAccess');
  }
  joinThread(world, channel, user, isoTime(world.clock.now()));
  return undefined;
}

function who(request: Request): { readonly user: string; readonly isSelf: boolean } {
  const botId = request.world.bot.person.id;
  const named = request.param('user');
  const user = named === '@me' ? botId : named;
  if (!request.world.people.has(user)) throw fault('unknownUser');
  return { user, isSelf: user === botId };
}

function archived(request: Request, kind: 'public' | 'private'): object {
  const parent = channelFor(request, 'ReadMessageHistory');
  if (kind === 'private') demand(request.world, parent, 'ManageThreads');
  const before = request.query.get('before');
  return listing(request, (channel) => {
    const isOfKind = (channel.type === ChannelType.PrivateThread) === (kind === 'private');
    const { thread } = channel;
    if (!thread?.isArchived || !isOfKind || channel.parentId !== parent.id) return false;
    return before === null || Date.parse(thread.archiveChangedAt) < Date.parse(before);
  });
}

function listing(request: Request, isWanted: (thread: Channel) => boolean): object {
  const { world } = request;
  const botId = world.bot.person.id;
  const limit = limitOf(request, 100, 100);
  const found = [...world.channels.values()]
    .filter((channel) => channel.thread && isWanted(channel))
    .filter((channel) => may(world, channel, botId, 'ViewChannel'))
    .sort((a, b) => archiveTime(b) - archiveTime(a));
  const threads = found.slice(0, limit);
  return {
    threads: threads.map((thread) => channelPayload(world, thread)),
    members: threads.flatMap((thread) => threadMemberPayload(thread, botId) ?? []),
    has_more: found.length > limit,
  };
}

function archiveTime({ thread }: Channel): number {
  return thread ? Date.parse(thread.archiveChangedAt) : 0;
}
