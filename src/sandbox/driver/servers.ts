import { ChannelType } from 'discord-api-types/v10';
import { dmChannel, removeChannel } from '../actions/channels.ts';
import { announceChannel } from '../actions/notify.ts';
import { guildPayload } from '../payloads/channels.ts';
import type { Guild } from '../state/model.ts';
import { bits, type PermissionName } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { addChannel, overwritesOf, type ChannelOptions, type ForumOptions } from './channels.ts';
import { BOT_PERMISSIONS, EVERYONE_PERMISSIONS } from './default-permissions.ts';
import {
  channelAt,
  channelHandle,
  idOf,
  personAt,
  type ChannelHandle,
  type OverwriteSpec,
  type PersonHandle,
  type Ref,
  type RoleHandle,
} from './handles.ts';
import {
  joinGuild,
  leaveGuild,
  newPerson,
  putMember,
  putRole,
  setRoles,
  tellRole,
} from './membership.ts';

/** A server, and the means to furnish it. */
export interface GuildHandle {
  readonly id: string;
  readonly name: string;
  readonly botRole: RoleHandle;
  addRole(options: {
    name: string;
    permissions?: readonly PermissionName[];
    isMentionable?: boolean;
  }): RoleHandle;
  addMember(options: { name: string; roles?: readonly Ref[]; locale?: string }): PersonHandle;
  /** Lets somebody who is known already join this server too. */
  join(person: Ref, roles?: readonly Ref[]): void;
  addTextChannel(options: ChannelOptions): ChannelHandle;
  addForum(options: ForumOptions): ChannelHandle;
  addCategory(options: ChannelOptions): ChannelHandle;
  channelNamed(name: string): ChannelHandle | undefined;
  leave(person: Ref): void;
  /** Throws the bot out, as somebody who manages the server would. */
  removeBot(): void;
  /** Invites the bot back, with the role that it had. */
  inviteBot(): void;
  /** An outage of Discord's: the server is away for the bot, which is still in it. */
  setAway(isAway: boolean): void;
  setRoles(person: Ref, roles: readonly Ref[]): void;
  /** Gives a role (`@everyone` is the server's own id) exactly these permissions. */
  setRolePermissions(role: Ref, permissions: readonly PermissionName[]): void;
}

/** Adds a server with the bot in it, and its owner. */
export function addGuild(world: World, options: { readonly name: string }): GuildHandle {
  const owner = newPerson(world, 'owner', 'en-US');
  const id = world.nextId();
  const guild: Guild = {
    id,
    name: options.name,
    ownerId: owner.id,
    roles: new Map(),
    members: new Map(),
  };
  world.guilds.set(id, guild);
  putRole(guild, id, '@everyone', bits(EVERYONE_PERMISSIONS));
  const botRole = putRole(guild, world.nextId(), world.bot.person.username, bits(BOT_PERMISSIONS));
  putMember(world, guild, owner, []);
  putMember(world, guild, world.bot.person, [botRole.id]);
  world.dispatch({ event: 'GUILD_CREATE', data: guildPayload(world, guild, true), guildId: id });
  return guildHandle(world, guild, botRole);
}

/** Sets what a role or a person may do differently in a channel. */
export function setPermissions(
  world: World,
  channelRef: Ref,
  specs: readonly OverwriteSpec[],
): void {
  const channel = channelAt(world, channelRef);
  for (const overwrite of overwritesOf(world, specs)) {
    channel.overwrites.set(overwrite.id, overwrite);
  }
  announceChannel(world, channel, 'updated');
}

/** The direct-message channel between somebody and the bot. */
export function openDm(world: World, person: Ref): ChannelHandle {
  const { id } = personAt(world, person);
  return channelHandle(dmChannel(world, id, world.bot.person.id));
}

/** Deletes a channel or thread, as a moderator would. */
export function deleteChannel(world: World, channel: Ref): void {
  removeChannel(world, channelAt(world, channel));
}

/** What the gateway says of a server's being there; Discord marks an outage, and only that. */
function tellBotOfGuild(world: World, guild: Guild, state: 'there' | 'away' | 'removed'): void {
  const { id } = guild;
  const [event, data] =
    state === 'there'
      ? (['GUILD_CREATE', guildPayload(world, guild, true)] as const)
      : (['GUILD_DELETE', { id, ...(state === 'away' && { unavailable: true }) }] as const);
  world.dispatch({ event, data, guildId: id });
  world.emit({ kind: 'guild-changed', guildId: id });
}

function guildHandle(world: World, guild: Guild, botRole: RoleHandle): GuildHandle {
  const add = (type: ChannelType, options: ForumOptions): ChannelHandle =>
    addChannel(world, guild, type, options);
  return {
    id: guild.id,
    name: guild.name,
    botRole,
    addRole: ({ name, permissions = [], isMentionable = false }) => {
      const role = putRole(guild, world.nextId(), name, bits(permissions), isMentionable);
      tellRole(world, guild, role.id, 'CREATE');
      return role;
    },
    addMember: ({ name, roles = [], locale = 'en-US' }) => {
      const person = newPerson(world, name, locale);
      joinGuild(world, guild, person, roles);
      return { id: person.id, name, mention: `<@${person.id}>` };
    },
    join: (person, roles = []) => joinGuild(world, guild, personAt(world, person), roles),
    addTextChannel: (options) => add(ChannelType.GuildText, options),
    addForum: (options) => add(ChannelType.GuildForum, options),
    addCategory: (options) => add(ChannelType.GuildCategory, options),
    channelNamed: (name) => {
      const found = [...world.channels.values()].find(
        (channel) => channel.guildId === guild.id && channel.name === name,
      );
      return found && channelHandle(found);
    },
    leave: (ref) => leaveGuild(world, guild, personAt(world, ref)),
    removeBot: () => {
      guild.members.delete(world.bot.person.id);
      tellBotOfGuild(world, guild, 'removed');
    },
    inviteBot: () => {
      putMember(world, guild, world.bot.person, [botRole.id]);
      tellBotOfGuild(world, guild, 'there');
    },
    setAway: (isAway) => tellBotOfGuild(world, guild, isAway ? 'away' : 'there'),
    setRoles: (person, roles) => setRoles(world, guild, person, roles),
    setRolePermissions: (ref, permissions) => {
      const role = guild.roles.get(idOf(ref));
      if (!role) throw new Error(`the server has no role ${idOf(ref)}`);
      role.permissions = bits(permissions);
      tellRole(world, guild, role.id, 'UPDATE');
    },
  };
}
