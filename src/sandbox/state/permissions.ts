import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { fault } from './errors.ts';
import type { Channel, Guild, Member } from './model.ts';
import type { World } from './world.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

/** Every permission there is. */
const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit);

/** The bits of the named permissions. */
export function bits(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
}

const DM_PERMISSIONS = bits([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseExternalEmojis',
  'UseApplicationCommands',
]);

/** What somebody may do in a whole server. */
export function guildPermissions(guild: Guild, personId: string): bigint {
  const member = guild.members.get(personId);
  if (!member) return 0n;
  if (guild.ownerId === personId) return ALL_PERMISSIONS;
  const everyone = guild.roles.get(guild.id)?.permissions ?? 0n;
  const sum = [...member.roleIds].reduce(
    (all, id) => all | (guild.roles.get(id)?.permissions ?? 0n),
    everyone,
  );
  return (sum & PermissionFlagsBits.Administrator) === 0n ? sum : ALL_PERMISSIONS;
}

/** What somebody may do in a channel; nothing at all where they cannot see it. */
export function channelPermissions(world: World, channel: Channel, personId: string): bigint {
  if (channel.guildId === null)
    return channel.recipientIds.includes(personId) ? DM_PERMISSIONS : 0n;
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(personId);
  if (!guild || !member) return 0n;
  const base = guildPermissions(guild, personId);
  if (base === ALL_PERMISSIONS) return base;
  const home = channel.thread && channel.parentId ? world.channels.get(channel.parentId) : channel;
  const result = home ? withOverwrites(base, home, guild, member) : base;
  if ((result & PermissionFlagsBits.ViewChannel) === 0n) return 0n;
  return isHiddenThread(channel, personId, result) ? 0n : result;
}

/** Whether somebody may do all of `names` in a channel. */
export function may(
  world: World,
  channel: Channel,
  personId: string,
  ...names: readonly PermissionName[]
): boolean {
  const wanted = bits(names);
  return (channelPermissions(world, channel, personId) & wanted) === wanted;
}

/** Throws 50001 where the bot cannot see the channel, 50013 where it lacks one of `names`. */
export function demand(world: World, channel: Channel, ...names: readonly PermissionName[]): void {
  const id = world.bot.person.id;
  if (!may(world, channel, id, 'ViewChannel')) throw fault('missingAccess');
  if (!may(world, channel, id, ...names)) throw fault('missingPermissions');
}

/** Throws 50001 where the bot is not in the server, 50013 where it lacks one of `names` there. */
export function demandInGuild(
  world: World,
  guild: Guild,
  ...names: readonly PermissionName[]
): void {
  const id = world.bot.person.id;
  if (!guild.members.has(id)) throw fault('missingAccess');
  const wanted = bits(names);
  if ((guildPermissions(guild, id) & wanted) !== wanted) throw fault('missingPermissions');
}

function withOverwrites(base: bigint, channel: Channel, guild: Guild, member: Member): bigint {
  const everyone = channel.overwrites.get(guild.id);
  let result = everyone ? (base & ~everyone.deny) | everyone.allow : base;
  let allow = 0n;
  let deny = 0n;
  for (const id of member.roleIds) {
    const overwrite = channel.overwrites.get(id);
    allow |= overwrite?.allow ?? 0n;
    deny |= overwrite?.deny ?? 0n;
  }
  result = (result & ~deny) | allow;
  const own = channel.overwrites.get(member.personId);
  return own ? (result & ~own.deny) | own.allow : result;
}

function isHiddenThread(channel: Channel, personId: string, permissions: bigint): boolean {
  if (channel.type !== ChannelType.PrivateThread) return false;
  const isManager = (permissions & PermissionFlagsBits.ManageThreads) !== 0n;
  return !isManager && !channel.thread?.members.has(personId);
}
