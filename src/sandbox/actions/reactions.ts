import type { APIMessage } from 'discord-api-types/v10';
import { memberOf } from '../payloads/people.ts';
import { fault } from '../state/errors.ts';
import type { Channel, Message } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { inGuild } from './change-message.ts';
import { tellBot } from './notify.ts';

const MAX_REACTIONS = 20;

/** Adds or takes away somebody's reaction and tells everybody; nothing when it is so already. */
export function changeReaction(
  world: World,
  channel: Channel,
  message: Message,
  personId: string,
  emoji: string,
  change: 'add' | 'remove',
): void {
  const key = `${message.payload.id}:${emoji}`;
  const people = world.reactions.get(key) ?? new Set<string>();
  if (people.has(personId) === (change === 'add')) return;
  const isNewKind = people.size === 0 && change === 'add';
  if (isNewKind && (message.payload.reactions ?? []).length >= MAX_REACTIONS) {
    throw fault('tooManyReactions');
  }
  if (change === 'add') people.add(personId);
  else people.delete(personId);
  world.reactions.set(key, people);
  message.payload = { ...message.payload, reactions: reactionsOf(world, message.payload, emoji) };
  announce(world, channel, message, personId, emoji, change);
}

function reactionsOf(
  world: World,
  payload: APIMessage,
  changed: string,
): NonNullable<APIMessage['reactions']> {
  const known = (payload.reactions ?? []).flatMap(({ emoji }) => emoji.name ?? []);
  return [...new Set([...known, changed])].flatMap((name) => {
    const people = world.reactions.get(`${payload.id}:${name}`) ?? new Set();
    if (people.size === 0) return [];
    return {
      emoji: { id: null, name },
      count: people.size,
      count_details: { burst: 0, normal: people.size },
      burst_colors: [],
      me: people.has(world.bot.person.id),
      me_burst: false,
    };
  });
}

function announce(
  world: World,
  channel: Channel,
  message: Message,
  personId: string,
  emoji: string,
  change: 'add' | 'remove',
): void {
  world.emit({
    kind: change === 'add' ? 'reaction-added' : 'reaction-removed',
    channelId: channel.id,
    messageId: message.payload.id,
    personId,
    emoji,
  });
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const member = change === 'add' ? memberOf(guild, personId) : undefined;
  tellBot(world, channel, {
    event: change === 'add' ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
    data: {
      user_id: personId,
      channel_id: channel.id,
      message_id: message.payload.id,
      message_author_id: message.payload.author.id,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...inGuild(channel),
      ...(member ? { member: { ...member, user: { id: personId } } } : {}),
    },
  });
}
