import { ChannelType, type APIApplicationCommand, type APIMessage } from 'discord-api-types/v10';
import type { Channel, Guild } from '../state/model.ts';
import { may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { channelAt, guildAt, idOf, personAt, type Ref } from './handles.ts';
import { isOffered } from './offered-command.ts';

/** A channel as it stands in somebody's list. */
export interface ChannelView {
  readonly id: string;
  readonly kind: 'text' | 'forum' | 'thread' | 'dm';
  readonly name: string;
  readonly topic: string;
  readonly parentId: string | null;
  readonly ownerId: string | null;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  /** Ids of tags, of a post. */
  readonly appliedTags: readonly string[];
  readonly isArchived: boolean;
  readonly isLocked: boolean;
  /** Whether only some people see it. */
  readonly isHidden: boolean;
  readonly messageCount: number;
  readonly mayWrite: boolean;
  /** Whether its viewer may delete what others wrote. */
  readonly mayModerate: boolean;
}

/** Somebody in a server. */
export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  readonly hasDmsOpen: boolean;
  readonly roles: readonly string[];
}

/** A role that can be named in a message. */
export interface RoleView {
  readonly id: string;
  readonly name: string;
}

/** A message with what its payload does not tell. */
export interface MessageView {
  readonly message: APIMessage;
  readonly visibleOnlyTo: string | null;
  /** What somebody wrote into the options of the command that it answers. */
  readonly written: string | null;
  /** Ids of the people behind each reaction. */
  readonly reactedBy: Readonly<Record<string, readonly string[]>>;
}

/** The channels, threads and conversations that somebody sees, as they are ordered on the screen. */
export function channelsFor(world: World, personRef: Ref): ChannelView[] {
  const { id } = personAt(world, personRef);
  return [...world.channels.values()]
    .filter((channel) => channel.type !== ChannelType.GuildCategory)
    .filter((channel) => may(world, channel, id, 'ViewChannel'))
    .map((channel) => channelView(world, channel, id));
}

/** Everybody in a server. */
export function membersOf(world: World, guildRef: Ref): MemberView[] {
  const guild = guildAt(world, guildRef);
  return [...guild.members.values()].map(({ personId, roleIds }) => {
    const { id, displayName, isBot, hasDmsOpen } = personAt(world, personId);
    const roles = [...roleIds].flatMap((roleId) => guild.roles.get(roleId)?.name ?? []);
    return { id, name: displayName, isBot, hasDmsOpen, roles };
  });
}

/** The roles of a server but @everyone. */
export function rolesOf(world: World, guildRef: Ref): RoleView[] {
  const guild: Guild = guildAt(world, guildRef);
  return [...guild.roles.values()]
    .filter(({ id }) => id !== guild.id)
    .map(({ id, name }) => ({ id, name }));
}

/** Every message of a channel, oldest first, whoever sees it. */
export function messageViews(world: World, channelRef: Ref): MessageView[] {
  return [...channelAt(world, channelRef).messages.values()]
    .map(({ payload, visibleOnlyTo, written }) => {
      const names = (payload.reactions ?? []).flatMap(({ emoji }) => emoji.name ?? []);
      const people = (name: string) => [...(world.reactions.get(`${payload.id}:${name}`) ?? [])];
      const reactedBy = Object.fromEntries(names.map((name) => [name, people(name)]));
      return { message: payload, visibleOnlyTo, written, reactedBy };
    })
    .sort((a, b) => (BigInt(a.message.id) < BigInt(b.message.id) ? -1 : 1));
}

/** The commands and menus that Discord's box offers somebody in a channel. */
export function commandsFor(
  world: World,
  personRef: Ref,
  channelRef: Ref,
): APIApplicationCommand[] {
  const channel = channelAt(world, channelRef);
  const { id } = personAt(world, personRef);
  return [...world.commands.values()].filter((one) => isOffered(world, channel, id, one));
}

function channelView(world: World, channel: Channel, viewerId: string): ChannelView {
  const { thread, guildId } = channel;
  const other = channel.recipientIds.find((id) => id !== viewerId);
  const home = channel.parentId === null ? channel : world.channels.get(channel.parentId);
  const kind = thread ? 'thread' : guildId === null ? 'dm' : 'text';
  return {
    id: channel.id,
    kind: channel.type === ChannelType.GuildForum ? 'forum' : kind,
    name: guildId === null ? personAt(world, other ?? viewerId).displayName : channel.name,
    topic: channel.topic ?? '',
    parentId: channel.parentId,
    ownerId: channel.ownerId,
    tags: channel.tags.map(({ id, name }) => ({ id, name })),
    appliedTags: channel.appliedTags,
    isArchived: thread?.isArchived ?? false,
    isLocked: thread?.isLocked ?? false,
    isHidden: guildId !== null && home?.overwrites.has(idOf(guildId)) === true,
    messageCount: channel.totalMessages,
    mayWrite: may(world, channel, viewerId, thread ? 'SendMessagesInThreads' : 'SendMessages'),
    mayModerate: may(world, channel, viewerId, 'ManageMessages'),
  };
}
