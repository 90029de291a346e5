import { memberPayload, rolePayload, userPayload } from '../payloads/people.ts';
import { isoTime } from '../state/clock.ts';
import type { Guild, Member, Person } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { idOf, type Ref, type RoleHandle } from './handles.ts';

/** Somebody new. */
export function newPerson(world: World, name: string, locale: string): Person {
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

/** Lets somebody join a server, and says so. */
export function joinGuild(world: World, guild: Guild, person: Person, roles: readonly Ref[]): void {
  const member = putMember(world, guild, person, roles.map(idOf));
  const data = { guild_id: guild.id, ...memberPayload(world, member) };
  tellGuild(world, guild, 'GUILD_MEMBER_ADD', data);
}

/** Lets somebody leave a server, and says so. */
export function leaveGuild(world: World, guild: Guild, person: Person): void {
  if (!guild.members.delete(person.id)) return;
  const data = { guild_id: guild.id, user: userPayload(person) };
  tellGuild(world, guild, 'GUILD_MEMBER_REMOVE', data);
}

/** Puts somebody into a server. */
export function putMember(
  world: World,
  guild: Guild,
  person: Person,
  roleIds: readonly string[],
): Member {
  const member: Member = {
    personId: person.id,
    roleIds: new Set(roleIds),
    nick: null,
    joinedAt: isoTime(world.clock.now()),
  };
  guild.members.set(person.id, member);
  return member;
}

/** Puts a role into a server. */
export function putRole(
  guild: Guild,
  id: string,
  name: string,
  permissions: bigint,
  isMentionable = false,
): RoleHandle {
  guild.roles.set(id, { id, name, permissions, position: guild.roles.size, isMentionable });
  return { id, name };
}

/** Gives somebody exactly these roles, and says so. */
export function setRoles(world: World, guild: Guild, ref: Ref, roles: readonly Ref[]): void {
  const member = guild.members.get(idOf(ref));
  if (!member) throw new Error(`nobody with the id ${idOf(ref)} is in the server`);
  member.roleIds.clear();
  for (const role of roles) member.roleIds.add(idOf(role));
  const data = { guild_id: guild.id, ...memberPayload(world, member) };
  const event = 'GUILD_MEMBER_UPDATE';
  tellGuild(world, guild, event, data);
}

/** Tells everybody of a new or changed role. */
export function tellRole(world: World, guild: Guild, id: string, verb: 'CREATE' | 'UPDATE'): void {
  const role = guild.roles.get(id);
  if (!role) return;
  tellGuild(world, guild, `GUILD_ROLE_${verb}`, { guild_id: guild.id, role: rolePayload(role) });
}

/** Tells everybody of something in a server. */
function tellGuild(world: World, guild: Guild, event: string, data: object): void {
  world.emit({ kind: 'guild-changed', guildId: guild.id });
  world.dispatch({ event, data, guildId: guild.id });
}
