import type {
  APIGuildMember,
  APIRole,
  APIUser,
  GuildMemberFlags,
  RoleFlags,
  UserFlags,
} from 'discord-api-types/v10';
import type { Guild, Member, Person, Role } from '../state/model.ts';
import type { World } from '../state/world.ts';

// SAFETY: no flag at all is a lawful value of every set of flags.
const NO_FLAGS = 0 as GuildMemberFlags & RoleFlags & UserFlags;

/** A person as Discord sends one. */
export function userPayload(person: Person): APIUser {
  return {
    id: person.id,
    username: person.username,
    discriminator: '0',
    global_name: person.isBot ? null : person.displayName,
    avatar: null,
    public_flags: NO_FLAGS,
    ...(person.isBot ? { bot: true } : {}),
  };
}

/** A member without its user, as it stands in messages. */
export function bareMemberPayload(member: Member): Omit<APIGuildMember, 'user'> {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roleIds],
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A member with its user. */
export function memberPayload(world: World, member: Member): APIGuildMember {
  return { ...bareMemberPayload(member), user: userPayload(personOf(world, member.personId)) };
}

/** The member `personId` of `guild`, without its user, or nothing. */
export function memberOf(
  guild: Guild | undefined,
  personId: string,
): Omit<APIGuildMember, 'user'> | undefined {
  const member = guild?.members.get(personId);
  return member && bareMemberPayload(member);
}

/** A role as Discord sends one. */
export function rolePayload(role: Role): Omit<APIRole, 'color'> & { readonly color: 0 } {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: false,
    mentionable: role.isMentionable,
    flags: NO_FLAGS,
  };
}

/** Somebody who must exist. */
export function personOf(world: World, id: string): Person {
  const person = world.people.get(id);
  if (!person) throw new Error(`the sandbox knows nobody with the id ${id}`);
  return person;
}
