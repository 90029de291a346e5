import { AllowedMentionsTypes, type APIAllowedMentions, type APIUser } from 'discord-api-types/v10';
import { userPayload } from '../payloads/people.ts';
import type { Channel, Message } from '../state/model.ts';
import { may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';

/** Whom a message pings. */
export interface Pings {
  readonly mentions: APIUser[];
  readonly mention_roles: string[];
  readonly mention_everyone: boolean;
}

/** Works out who is pinged: what the text names, as far as `allowed` and the author's rights go. */
export function pingsOf(
  world: World,
  channel: Channel,
  draft: {
    readonly authorId: string;
    readonly content: string;
    readonly allowed: APIAllowedMentions | null | undefined;
    readonly repliedTo: Message | undefined;
  },
): Pings {
  const { allowed, content } = draft;
  const mayPingAll =
    channel.guildId !== null && may(world, channel, draft.authorId, 'MentionEveryone');
  const isAllowed = (type: AllowedMentionsTypes): boolean =>
    allowed ? (allowed.parse ?? []).includes(type) : true;
  const people = named(content, /<@!?(\d+)>/g).filter(
    (id) =>
      world.people.has(id) &&
      (isAllowed(AllowedMentionsTypes.User) || allowed?.users?.includes(id)),
  );
  const replied = draft.repliedTo?.payload.author.id;
  const pingsReplied = allowed?.replied_user ?? !allowed;
  if (replied && pingsReplied && world.people.has(replied)) people.push(replied);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const roles = named(content, /<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    if (!role || !(role.isMentionable || mayPingAll)) return false;
    return isAllowed(AllowedMentionsTypes.Role) || allowed?.roles?.includes(id);
  });
  return {
    mentions: [...new Set(people)].flatMap((id) => {
      const person = world.people.get(id);
      return person ? [userPayload(person)] : [];
    }),
    mention_roles: [...new Set(roles)],
    mention_everyone:
      mayPingAll && isAllowed(AllowedMentionsTypes.Everyone) && /@(everyone|here)\b/.test(content),
  };
}

function named(content: string, pattern: RegExp): string[] {
  return [...content.matchAll(pattern)].flatMap(([, id]) => (id === undefined ? [] : [id]));
}
