import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { storeFile } from '../actions/attachments.ts';
import { channelPayload } from '../payloads/channels.ts';
import { bareMemberPayload, rolePayload, userPayload } from '../payloads/people.ts';
import type { Channel } from '../state/model.ts';
import { channelPermissions } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { incoming, type PersonFile } from './conversation.ts';
import { channelAt, idOf, personAt, type Ref } from './handles.ts';

/** What somebody gives to an option: text, number, yes or no, somebody or something, or a file. */
export type OptionValue = string | number | boolean | { readonly id: string } | PersonFile;

/** An option as an interaction carries it. */
export interface SentOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly SentOption[];
}

/** What ids in options stand for, by kind and id. */
export type Resolved = Record<string, Record<string, object>>;

/** What is being typed, when the options are for autocompletion. */
export type Focused = string | undefined;

/**
 * Fits values to the options that the command registered, as Discord's own box does.
 * Throws for an unknown option, a missing one, a wrong type, or a value that is not allowed.
 */
export function fitOptions(
  world: World,
  channel: Channel,
  known: readonly APIApplicationCommandOption[],
  given: Readonly<Record<string, OptionValue | undefined>>,
  focused: Focused,
): { readonly options: SentOption[]; readonly resolved: Resolved } {
  const resolved: Resolved = {};
  const strange = Object.keys(given).find((name) => !known.some((option) => option.name === name));
  if (strange !== undefined) throw new Error(`the command has no option ${strange}`);
  const options = known.flatMap((option): SentOption[] => {
    const value = given[option.name];
    if (value === undefined) {
      const isNeeded = 'required' in option && option.required && focused === undefined;
      if (isNeeded) throw new Error(`the option ${option.name} must be given`);
      return [];
    }
    const isFocused = option.name === focused;
    const sent =
      isFocused && typeof value !== 'object'
        ? String(value)
        : fit(world, channel, option, value, resolved);
    const { name, type } = option;
    return [{ name, type, value: sent, ...(isFocused ? { focused: true } : {}) }];
  });
  return { options, resolved };
}

function fit(
  world: World,
  channel: Channel,
  option: APIApplicationCommandOption,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  const Type = ApplicationCommandOptionType;
  if (option.type === Type.String) return lawful(option, demandType(option, value, 'string'));
  if (option.type === Type.Integer || option.type === Type.Number) {
    return lawful(option, demandType(option, value, 'number'));
  }
  if (option.type === Type.Boolean) return demandType(option, value, 'boolean');
  if (option.type === Type.Attachment) {
    if (typeof value !== 'object' || !('content' in value)) throw wrong(option, 'a file');
    const attachment = storeFile(world, channel.id, incoming(value));
    add(resolved, 'attachments', attachment.id, attachment);
    return attachment.id;
  }
  if (typeof value !== 'string' && (typeof value !== 'object' || !('id' in value))) {
    throw wrong(option, 'somebody or something with an id');
  }
  return resolve(world, channel, option, value, resolved);
}

function resolve(
  world: World,
  channel: Channel,
  option: APIApplicationCommandOption,
  ref: Ref,
  resolved: Resolved,
): string {
  const id = idOf(ref);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  if (option.type === ApplicationCommandOptionType.Channel) {
    const target = channelAt(world, id);
    const kinds = option.channel_types as readonly number[] | undefined;
    if (kinds?.includes(target.type) === false) throw wrong(option, 'a channel of another kind');
    const permissions = channelPermissions(world, target, world.bot.person.id).toString();
    add(resolved, 'channels', id, { ...channelPayload(world, target), permissions });
    return id;
  }
  const role = guild?.roles.get(id);
  if (role && option.type !== ApplicationCommandOptionType.User) {
    add(resolved, 'roles', id, rolePayload(role));
    return id;
  }
  if (option.type === ApplicationCommandOptionType.Role) throw wrong(option, 'a role');
  add(resolved, 'users', id, userPayload(personAt(world, id)));
  const member = guild?.members.get(id);
  if (member) add(resolved, 'members', id, bareMemberPayload(member));
  return id;
}

function lawful<T extends string | number>(option: APIApplicationCommandOption, value: T): T {
  const rules = option as {
    readonly choices?: readonly { readonly value: string | number }[];
    readonly min_length?: number;
    readonly max_length?: number;
    readonly min_value?: number;
    readonly max_value?: number;
  };
  if (rules.choices?.length && !rules.choices.some((choice) => choice.value === value)) {
    throw wrong(option, 'one of its choices');
  }
  const [least, most] =
    typeof value === 'string'
      ? [rules.min_length ?? 0, rules.max_length ?? 6000]
      : [rules.min_value ?? -Infinity, rules.max_value ?? Infinity];
  const size = sizeOf(value);
  if (size < least || size > most) throw wrong(option, `between ${least} and ${most}`);
  return value;
}

function sizeOf(value: string | number): number {
  return typeof value === 'string' ? value.length : value;
}

interface Types {
  string: string;
  number: number;
  boolean: boolean;
}

function demandType<K extends keyof Types>(
  option: APIApplicationCommandOption,
  value: OptionValue,
  kind: K,
): Types[K] {
  if (typeof value !== kind) throw wrong(option, `a ${kind}`);
  // SAFETY: its type was looked at in the line above.
  return value as Types[K];
}

function wrong({ name }: APIApplicationCommandOption, wanted: string): Error {
  return new Error(`the option ${name} must be ${wanted}`);
}

function add(resolved: Resolved, kind: string, id: string, value: object): void {
  (resolved[kind] ??= {})[id] = value;
}
