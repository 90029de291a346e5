import type { Channel, Guild, Message, Person } from '../state/model.ts';
import type { PermissionName } from '../state/permissions.ts';
import type { World } from '../state/world.ts';

/** Anything with an id, or the id. */
export type Ref = string | { readonly id: string };

/** Somebody, as the driver hands them out. */
export interface PersonHandle {
  readonly id: string;
  readonly name: string;
  /** `<@id>`, to write in a message. */
  readonly mention: string;
}

/** A channel or thread. */
export interface ChannelHandle {
  readonly id: string;
  readonly name: string;
  readonly guildId: string | null;
}

/** A role. */
export interface RoleHandle {
  readonly id: string;
  readonly name: string;
}

/** What a role or a person may do differently in a channel. */
export interface OverwriteSpec {
  readonly for: Ref;
  readonly allow?: readonly PermissionName[];
  readonly deny?: readonly PermissionName[];
}

/** The id of a handle. */
export function idOf(ref: Ref): string {
  return typeof ref === 'string' ? ref : ref.id;
}

/** The channel of a handle; throws when it is gone. */
export function channelAt(world: World, ref: Ref): Channel {
  return must(world.channels.get(idOf(ref)), `channel ${idOf(ref)}`);
}

/** The server of a handle. */
export function guildAt(world: World, ref: Ref): Guild {
  return must(world.guilds.get(idOf(ref)), `server ${idOf(ref)}`);
}

/** The person of a handle. */
export function personAt(world: World, ref: Ref): Person {
  return must(world.people.get(idOf(ref)), `person ${idOf(ref)}`);
}

/** A message and its channel; `ref` is a message, whose channel is found by it. */
export function messageAt(
  world: World,
  ref: Ref,
): { readonly channel: Channel; readonly message: Message } {
  for (const channel of world.channels.values()) {
    const message = channel.messages.get(idOf(ref));
    if (message) return { channel, message };
  }
  throw new Error(`the sandbox has no message ${idOf(ref)}`);
}

/** A channel as a handle. */
export function channelHandle(channel: Channel): ChannelHandle {
  return {
    id: channel.id,
    guildId: channel.guildId,
    get name() {
      return channel.name;
    },
  };
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the sandbox has no ${what}`);
  return value;
}
