import type {
  RESTPostAPIGuildChannelJSONBody,
  RESTPatchAPIGuildMemberJSONBody,
} from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import { newChannel } from '../actions/channels.ts';
import { announceChannel } from '../actions/notify.ts';
import { Reply, route, type Request, type Route } from '../server/route.ts';
import { channelPayload, guildSummary } from '../payloads/channels.ts';
import { memberPayload, rolePayload } from '../payloads/people.ts';
import { fault } from '../state/errors.ts';
import type { Member } from '../state/model.ts';
import { demandInGuild } from '../state/permissions.ts';
import { bodies } from '../validation/body-schemas.ts';
import { guildOf, limitOf } from './lookup.ts';
import { overwriteMap } from './overwrites.ts';

/** Servers: their roles, members and channels. */
export const guildRoutes: readonly Route[] = [
  route('GET', '/guilds/:guild', { handle: (request) => guildSummary(guildOf(request)) }),
  route('GET', '/guilds/:guild/roles', {
    handle: (request) => [...guildOf(request).roles.values()].map(rolePayload),
  }),
  route('GET', '/guilds/:guild/roles/:role', {
    handle: (request) => {
      const role = guildOf(request).roles.get(request.param('role'));
      if (!role) throw fault('unknownRole');
      return rolePayload(role);
    },
  }),
  route('GET', '/guilds/:guild/channels', {
    handle: (request) => {
      const guild = guildOf(request);
      return [...request.world.channels.values()]
        .filter(({ guildId, thread }) => guildId === guild.id && !thread)
        .map((channel) => channelPayload(request.world, channel));
    },
  }),
  route<RESTPostAPIGuildChannelJSONBody>('POST', '/guilds/:guild/channels', {
    schema: bodies.guildChannel,
    handle: createChannel,
  }),
  route('GET', '/guilds/:guild/members', {
    handle: (request) => {
      const after = BigInt(request.query.get('after') ?? 0);
      return [...guildOf(request).members.values()]
        .filter(({ personId }) => BigInt(personId) > after)
        .slice(0, limitOf(request, 1, 1000))
        .map((member) => memberPayload(request.world, member));
    },
  }),
  route('GET', '/guilds/:guild/members/search', { handle: search }),
  route('GET', '/guilds/:guild/members/:user', {
    handle: (request) => memberPayload(request.world, memberNamed(request)),
  }),
  route<RESTPatchAPIGuildMemberJSONBody>('PATCH', '/guilds/:guild/members/:user', {
    schema: bodies.memberEdit,
    handle: (request) => {
      const { world, body } = request;
      const member = memberNamed(request);
      if (body.nick !== undefined) {
        demandInGuild(world, guildOf(request), 'ManageNicknames');
        member.nick = body.nick;
      }
      if (body.roles) {
        demandInGuild(world, guildOf(request), 'ManageRoles');
        member.roleIds.clear();
        for (const id of body.roles) member.roleIds.add(id);
      }
      return memberPayload(world, member);
    },
  }),
];

function memberNamed(request: Request): Member {
  const named = request.param('user');
  const id = named === '@me' ? request.world.bot.person.id : named;
  const member = guildOf(request).members.get(id);
  if (member) return member;
  throw fault(request.world.people.has(id) ? 'unknownMember' : 'unknownUser');
}

function search(request: Request): object {
  const { world } = request;
  const query = (request.query.get('query') ?? '').toLowerCase();
  return [...guildOf(request).members.values()]
    .map((member) => memberPayload(world, member))
    .filter(({ user, nick }) =>
      [user.username, user.global_name ?? '', nick ?? ''].some((name) =>
        name.toLowerCase().startsWith(query),
      ),
    )
    .slice(0, limitOf(request, 1, 1000));
}

function createChannel(request: Request<RESTPostAPIGuildChannelJSONBody>): object {
  const { world, body } = request;
  const guild = guildOf(request);
  demandInGuild(world, guild, 'ManageChannels');
  const channel = newChannel(world, {
    type: body.type ?? ChannelType.GuildText,
    guildId: guild.id,
    name: body.name,
    topic: 'topic' in body ? (body.topic ?? null) : null,
    parentId: body.parent_id ? String(body.parent_id) : null,
    overwrites: overwriteMap(body.permission_overwrites ?? []),
    tags: (body.available_tags ?? []).map(({ name, moderated, emoji_id, emoji_name }) => ({
      id: world.nextId(),
      name,
      moderated: moderated ?? false,
      emoji_id: emoji_id ?? null,
      emoji_name: emoji_name ?? null,
    })),
  });
  announceChannel(world, channel, 'created');
  return new Reply(201, channelPayload(world, channel));
}
