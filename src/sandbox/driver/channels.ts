import { ChannelFlags, OverwriteType, type ChannelType } from 'discord-api-types/v10';
import { newChannel } from '../actions/channels.ts';
import { announceChannel } from '../actions/notify.ts';
import type { Guild, Overwrite } from '../state/model.ts';
import { bits } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import {
  channelHandle,
  idOf,
  type ChannelHandle,
  type OverwriteSpec,
  type Ref,
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

/** Adds a channel to a server, and says so. */
export function addChannel(
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

/** Overwrites from what the driver was told. */
export function overwritesOf(world: World, specs: readonly OverwriteSpec[]): Overwrite[] {
  return specs.map((spec) => {
    const id = idOf(spec.for);
    const type = world.people.has(id) ? OverwriteType.Member : OverwriteType.Role;
    return { id, type, allow: bits(spec.allow ?? []), deny: bits(spec.deny ?? []) };
  });
}
