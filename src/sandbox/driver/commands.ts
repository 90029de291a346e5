import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { createInteraction, type InteractionDraft } from '../actions/interactions.ts';
import { bareMemberPayload, userPayload } from '../payloads/people.ts';
import type { Choice } from '../state/interaction.ts';
import type { Channel, Person } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { fitOptions, type OptionValue, type Resolved, type SentOption } from './command-options.ts';
import { channelAt, messageAt, personAt, type Ref } from './handles.ts';
import { interactionHandle, type InteractionHandle } from './interaction-handle.ts';
import { commandNamed } from './offered-command.ts';

/** How an interaction reaches the bot. */
export interface InteractionOptions {
  /** How old it is when it arrives; from 3,000 on the bot's answer gets 10062. */
  readonly ageMs?: number;
  /**
   * Uses a button or a select menu by an id that does not stand there: Discord lets nobody, and a bot should bear it
   * all the same.
   */
  readonly isForged?: boolean;
}

export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

/** Somebody uses a slash command; `path` is its name, with subcommands: `escalations list`. */
export function slash(
  world: World,
  personRef: Ref,
  channelRef: Ref,
  path: string,
  values: OptionValues = {},
  options: InteractionOptions = {},
): InteractionHandle {
  const { draft } = slashDraft(world, personRef, channelRef, path, values, undefined);
  return interactionHandle(world, createInteraction(world, { ...draft, ...options }));
}

/** Somebody types in an option; gives the bot's suggestions. `values` holds what is typed so far. */
export async function autocomplete(
  world: World,
  personRef: Ref,
  channelRef: Ref,
  path: string,
  values: OptionValues,
  focused: string,
): Promise<readonly Choice[]> {
  const { draft } = slashDraft(world, personRef, channelRef, path, values, focused);
  const type = InteractionType.ApplicationCommandAutocomplete;
  const handle = interactionHandle(world, createInteraction(world, { ...draft, type }));
  const response = await handle.response();
  return response.kind === 'choices' ? response.choices : [];
}

/** Somebody uses a context menu on a message. */
export function messageMenu(
  world: World,
  personRef: Ref,
  name: string,
  messageRef: Ref,
  options: InteractionOptions = {},
): InteractionHandle {
  const { channel, message } = messageAt(world, messageRef);
  const person = personAt(world, personRef);
  const command = commandNamed(world, channel, person, name, ApplicationCommandType.Message);
  const { id } = message.payload;
  const resolved = { messages: { [id]: message.payload } };
  return use(world, channel, person, command, { target_id: id, resolved }, options);
}

/** Somebody uses a context menu on a person. */
export function userMenu(
  world: World,
  personRef: Ref,
  channelRef: Ref,
  name: string,
  targetRef: Ref,
): InteractionHandle {
  const channel = channelAt(world, channelRef);
  const person = personAt(world, personRef);
  const target = personAt(world, targetRef);
  const member = world.guilds.get(channel.guildId ?? '')?.members.get(target.id);
  const command = commandNamed(world, channel, person, name, ApplicationCommandType.User);
  const resolved: Resolved = {
    users: { [target.id]: userPayload(target) },
    ...(member ? { members: { [target.id]: bareMemberPayload(member) } } : {}),
  };
  return use(world, channel, person, command, { target_id: target.id, resolved }, {});
}

function use(
  world: World,
  channel: Channel,
  person: Person,
  command: APIApplicationCommand,
  data: object,
  options: InteractionOptions,
): InteractionHandle {
  const interaction = createInteraction(world, {
    type: InteractionType.ApplicationCommand,
    personId: person.id,
    channel,
    commandName: command.name,
    commandType: command.type,
    data: { ...commandData(command), ...data },
    ...options,
  });
  return interactionHandle(world, interaction);
}

function slashDraft(
  world: World,
  personRef: Ref,
  channelRef: Ref,
  path: string,
  values: OptionValues,
  focused: string | undefined,
): { readonly draft: InteractionDraft } {
  const channel = channelAt(world, channelRef);
  const person = personAt(world, personRef);
  const [name = '', ...subcommands] = path.replace(/^\//, '').split(' ');
  const command = commandNamed(world, channel, person, name, ApplicationCommandType.ChatInput);
  const { leaf, wrap } = descend(command.options ?? [], subcommands);
  const { options, resolved } = fitOptions(world, channel, leaf, values, focused);
  return {
    draft: {
      type: InteractionType.ApplicationCommand,
      personId: person.id,
      channel,
      commandName: path.replace(/^\//, ''),
      written: writtenIn(options),
      data: { ...commandData(command), options: wrap(options), resolved },
    },
  };
}

/** The texts among the options; null when there are none. */
function writtenIn(options: readonly SentOption[]): string | null {
  const texts = options
    .filter(({ type }) => type === ApplicationCommandOptionType.String)
    .map(({ name, value }) => `${name}: ${String(value)}`);
  return texts.length === 0 ? null : texts.join(' ');
}

function descend(
  options: readonly APIApplicationCommandOption[],
  names: readonly string[],
): {
  readonly leaf: readonly APIApplicationCommandOption[];
  readonly wrap: (inner: SentOption[]) => SentOption[];
} {
  const [name, ...deeper] = names;
  if (name === undefined) {
    if (options.some(isSubcommand)) throw new Error('the command needs one of its subcommands');
    return { leaf: options, wrap: (inner) => inner };
  }
  const found = options.find((option) => option.name === name);
  if (!found || !isSubcommand(found)) throw new Error(`the command has no subcommand ${name}`);
  const inner = 'options' in found ? (found.options ?? []) : [];
  const { leaf, wrap } = descend(inner, deeper);
  return { leaf, wrap: (sent) => [{ name, type: found.type, options: wrap(sent) }] };
}

function isSubcommand({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand ||
    type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function commandData(command: APIApplicationCommand): object {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
  };
}
