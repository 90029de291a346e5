import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { flatten, type ComponentNode } from '../actions/components.ts';
import { createInteraction } from '../actions/interactions.ts';
import { channelPayload } from '../payloads/channels.ts';
import { bareMemberPayload, rolePayload, userPayload } from '../payloads/people.ts';
import type { Channel, Message } from '../state/model.ts';
import type { World } from '../state/world.ts';
import type { InteractionOptions } from './commands.ts';
import { demandFor } from './conversation.ts';
import { channelAt, idOf, messageAt, personAt, type Ref } from './handles.ts';
import { interactionHandle, type InteractionHandle } from './interaction-handle.ts';

/** Somebody presses a button, named by its label or custom id. Throws when it is not there to press. */
export function clickButton(
  world: World,
  personRef: Ref,
  messageRef: Ref,
  labelOrId: string,
  options: InteractionOptions = {},
): InteractionHandle {
  const found = messageAt(world, messageRef);
  const button: ComponentNode =
    options.isForged === true
      ? { type: ComponentType.Button, custom_id: labelOrId }
      : componentNamed(found.message, labelOrId, [ComponentType.Button]);
  return press(world, personRef, found, button, {}, options);
}

/**
 * Somebody chooses in a select menu, named by its placeholder or custom id. A forged one stands nowhere and takes
 * anything: it is a menu of people when people alone are chosen, else one of strings.
 */
export function selectOptions(
  world: World,
  personRef: Ref,
  messageRef: Ref,
  placeholderOrId: string,
  choices: readonly Ref[],
  options: InteractionOptions = {},
): InteractionHandle {
  const found = messageAt(world, messageRef);
  if (options.isForged === true) {
    const menu = forgedMenu(world, placeholderOrId, choices);
    const values = choices.map(idOf);
    const resolved = resolveValues(world, found.channel, menu, values);
    return press(world, personRef, found, menu, { values, ...resolved }, options);
  }
  const menu = componentNamed(found.message, placeholderOrId, SELECTS);
  const values = choices.map((choice) => valueOf(menu, idOf(choice)));
  const least = typeof menu['min_values'] === 'number' ? menu['min_values'] : 1;
  const most = typeof menu['max_values'] === 'number' ? menu['max_values'] : 1;
  if (values.length < least || values.length > most) {
    throw new Error(`the menu takes ${least} to ${most} choices`);
  }
  const resolved = resolveValues(world, found.channel, menu, values);
  return press(world, personRef, found, menu, { values, ...resolved }, options);
}

/** The labels of the buttons that stand under a message and can be pressed. */
export function buttonsOn(world: World, messageRef: Ref): string[] {
  return nodesOf(messageAt(world, messageRef).message)
    .filter(({ type }) => type === ComponentType.Button)
    .filter((node) => node['disabled'] !== true)
    .map(({ label, custom_id: id }) => label ?? id ?? '');
}

const SELECTS = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

function forgedMenu(world: World, id: string, choices: readonly Ref[]): ComponentNode {
  const isOfPeople =
    choices.length > 0 && choices.every((choice) => world.people.has(idOf(choice)));
  return {
    type: isOfPeople ? ComponentType.UserSelect : ComponentType.StringSelect,
    custom_id: id,
  };
}

function press(
  world: World,
  personRef: Ref,
  { channel, message }: { readonly channel: Channel; readonly message: Message },
  node: ComponentNode,
  data: object,
  options: InteractionOptions,
): InteractionHandle {
  const person = personAt(world, personRef);
  demandFor(world, channel, person.id);
  if (message.visibleOnlyTo !== null && message.visibleOnlyTo !== person.id) {
    throw new Error(`${person.displayName} cannot see this message`);
  }
  const interaction = createInteraction(world, {
    type: InteractionType.MessageComponent,
    personId: person.id,
    channel,
    source: message,
    data: { id: node.id, custom_id: node.custom_id, component_type: node.type, ...data },
    ...options,
  });
  return interactionHandle(world, interaction);
}

function componentNamed(
  message: Message,
  name: string,
  types: readonly ComponentType[],
): ComponentNode {
  const nodes = nodesOf(message).filter(({ type }) => types.includes(type));
  const node =
    nodes.find(({ custom_id: id, label }) => id === name || label === name) ??
    nodes.find((one) => one['placeholder'] === name);
  if (!node) {
    const present = nodes.map(({ label, custom_id: id }) => label ?? id).join(', ');
    throw new Error(`the message has no ${name} to use; it has: ${present || 'nothing'}`);
  }
  if (node['disabled'] === true) throw new Error(`${name} is disabled`);
  if (node.custom_id === undefined) throw new Error(`${name} is a link`);
  return node;
}

function nodesOf(message: Message): ComponentNode[] {
  // SAFETY: components are stored as they were received, and ComponentNode is a looser reading.
  return flatten((message.payload.components ?? []) as unknown as readonly ComponentNode[]);
}

function valueOf(menu: ComponentNode, wanted: string): string {
  if (menu.type !== ComponentType.StringSelect) return wanted;
  const options = menu['options'] as readonly { readonly label: string; readonly value: string }[];
  const option = options.find(({ label, value }) => value === wanted || label === wanted);
  if (!option) throw new Error(`the menu has no choice ${wanted}`);
  return option.value;
}

function resolveValues(
  world: World,
  channel: Channel,
  menu: ComponentNode,
  ids: readonly string[],
): object {
  if (menu.type === ComponentType.StringSelect) return {};
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const pick = (find: (id: string) => object | undefined): Record<string, object> =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const found = find(id);
        return found ? [[id, found] as const] : [];
      }),
    );
  if (menu.type === ComponentType.ChannelSelect) {
    return { resolved: { channels: pick((id) => channelPayload(world, channelAt(world, id))) } };
  }
  return {
    resolved: {
      roles: pick((id) => {
        const role = guild?.roles.get(id);
        return role && rolePayload(role);
      }),
      users: pick((id) => {
        const person = world.people.get(id);
        return person && userPayload(person);
      }),
      members: pick((id) => {
        const member = guild?.members.get(id);
        return member && bareMemberPayload(member);
      }),
    },
  };
}
