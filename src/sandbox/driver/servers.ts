import { ChannelFlags, ChannelType, OverwriteType } from 'discord-api-types/v10';
import { dmChannel, newChannel, removeChannel } from '../actions/channels.ts';
import { announceChannel } from '../actions/notify.ts';
import { guildPayload } from '../payloads/channels.ts';
import { memberPayload, rolePayload, userPayload } from '../payloads/people.ts';
import { isoTime } from '../state/clock.ts';
import type { Guild, Member, Overwrite, Person } from '../state/model.ts';
import { bits, type PermissionName } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
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

/** How a channel is made. */
export interface ChannelOptions {
  readonly name: string;
  readonly topic?: string;
  readonly category?: Ref;
  readonly overwrites?: readonly OverwriteSpec[];
}

/** How a forum is made. A tag's name that begins with `!` is for moderators only. */
export interface ForumOptions extends ChannelOptions {
  readonly tags?: readonly string[];
  readonly requiresTag?: boolean;
}

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

/** Archives or locks a thread, or takes that back, as a moderator would. */
export function changeThread(
  world: World,
  ref: Ref,
  change: { readonly isArchived?: boolean; readonly isLocked?: boolean; readonly name?: string },
): void {
  const channel = channelAt(world, ref);
  if (!channel.thread) throw new Error(`${channel.name} is not a thread`);
  channel.thread.isArchived = change.isArchived ?? channel.thread.isArchived;
  channel.thread.isLocked = change.isLocked ?? channel.thread.isLocked;
  channel.thread.archiveChangedAt = isoTime(world.clock.now());
  channel.name = change.name ?? channel.name;
  announceChannel(world, channel, 'updated');
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
    leave: (ref) => {
      const person = personAt(world, ref);
      if (!guild.members.delete(person.id)) return;
      const data = { guild_id: guild.id, user: userPayload(person) };
      tellGuild(world, guild, 'GUILD_MEMBER_REMOVE', data);
    },
    setRoles: (person, roles) => setRoles(world, guild, person, roles),
    setRolePermissions: (ref, permissions) => {
      const role = guild.roles.get(idOf(ref));
      if (!role) throw new Error(`the server has no role ${idOf(ref)}`);
      role.permissions = bits(permissions);
      tellRole(world, guild, role.id, 'UPDATE');
    },
  };
}

function addChannel(
  world: World,
  guild: Guild,
  type: ChannelType,
  options: ForumOptions,
): ChannelHandle {
  const channel = newChannel(world, {
    type,
    guildId: guild.id,
    name: options.name,
    topic: options.topic ?? null,
    parentId: options.category === undefined ? null : idOf(options.category),
    overwrites: new Map(overwritesOf(world, options.overwrites ?? []).map((one) => [one.id, one])),
    flags: options.requiresTag ? ChannelFlags.RequireTag : 0,
    tags: (options.tags ?? []).map((name) => ({
      id: world.nextId(),
      name: name.replace(/^!/, ''),
      moderated: name.startsWith('!'),
      emoji_id: null,
      emoji_name: null,
    })),
  });
  announceChannel(world, channel, 'created');
  return channelHandle(channel);
}

function overwritesOf(world: World, specs: readonly OverwriteSpec[]): Overwrite[] {
  return specs.map((spec) => {
    const id = idOf(spec.for);
    const type = world.people.has(id) ? OverwriteType.Member : OverwriteType.Role;
    return { id, type, allow: bits(spec.allow ?? []), deny: bits(spec.deny ?? []) };
  });
}

function newPerson(world: World, name: string, locale: string): Person {
  const person: Person = {
    id: world.nextId(),
    username: name.toLowerCase().replace(/[^a-z0-9._]+/g, '_'),
    displayName: name,
    isBot: false,
    locale,
    hasDmsOpen: true,
  };
  world.people.set(person.id, person);
  return person;
}

function joinGuild(world: World, guild: Guild, person: Person, roles: readonly Ref[]): void {
  const member = putMember(world, guild, person, roles.map(idOf));
  const data = { guild_id: guild.id, ...memberPayload(world, member) };
  tellGuild(world, guild, 'GUILD_MEMBER_ADD', data);
}

function putMember(world: World, guild: Guild, person: Person, roleIds: readonly string[]): Member {
  const member: Member = {
    personId: person.id,
    roleIds: new Set(roleIds),
    nick: null,
    joinedAt: isoTime(world.clock.now()),
  };
  guild.members.set(person.id, member);
  return member;
}

function putRole(
  guild: Guild,
  id: string,
  name: string,
  permissions: bigint,
  isMentionable = false,
): RoleHandle {
  guild.roles.set(id, { id, name, permissions, position: guild.roles.size, isMentionable });
  return { id, name };
}

function setRoles(world: World, guild: Guild, ref: Ref, roles: readonly Ref[]): void {
  const member = guild.members.get(idOf(ref));
  if (!member) throw new Error(`nobody with the id ${idOf(ref)} is in the server`);
  member.roleIds.clear();
  for (const role of roles) member.roleIds.add(idOf(role));
  const data = { guild_id: guild.id, ...memberPayload(world, member) };
  const event = 'GUILD_MEMBER_UPDATE';
  tellGuild(world, guild, event, data);
}

function tellRole(world: World, guild: Guild, id: string, verb: 'CREATE' | 'UPDATE'): void {
  const role = guild.roles.get(id);
  if (!role) return;
  tellGuild(world, guild, `GUILD_ROLE_${verb}`, { guild_id: guild.id, role: rolePayload(role) });
}

function tellGuild(world: World, guild: Guild, event: string, data: object): void {
  world.emit({ kind: 'guild-changed', guildId: guild.id });
  world.dispatch({ event, data, guildId: guild.id });
}
