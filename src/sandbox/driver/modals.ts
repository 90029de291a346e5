import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { numbered, type ComponentNode } from '../actions/components.ts';
import { createInteraction } from '../actions/interactions.ts';
import type { World } from '../state/world.ts';
import type { InteractionOptions } from './commands.ts';
import { channelAt, messageAt, personAt, type Ref } from './handles.ts';
import { interactionHandle, type InteractionHandle, type ModalView } from './interaction-handle.ts';

/** What somebody fills in, by custom id or label. A list is for menus. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

/** A field of a form, with the label that stands over it. */
export interface ModalField {
  readonly customId: string;
  readonly label: string;
  readonly value: string;
  readonly isRequired: boolean;
  readonly maxLength: number;
}

/** The fields of a form, as they stand on the screen. */
export function fieldsOf(modal: ModalView): ModalField[] {
  return partsOf(modal).flatMap((part) =>
    inputsOf(part).map((input) => ({
      customId: input.custom_id ?? '',
      label: part.label ?? input.label ?? '',
      value: text(input['value']),
      isRequired: input['required'] !== false,
      maxLength: typeof input['max_length'] === 'number' ? input['max_length'] : 4000,
    })),
  );
}

/** Somebody sends a form off. What is not given stays as the form came. Throws where the form would. */
export function submitModal(
  world: World,
  personRef: Ref,
  modal: ModalView,
  values: ModalValues,
  options: InteractionOptions = {},
): InteractionHandle {
  const person = personAt(world, personRef);
  const origin = world.interactions.get(modal.interactionToken);
  if (origin?.personId !== person.id) throw new Error('the form is not on this screen');
  const names = fieldsOf(modal).flatMap(({ customId, label }) => [customId, label]);
  const strange = Object.keys(values).find((name) => !names.includes(name));
  if (strange !== undefined) throw new Error(`the form has no field ${strange}`);
  const source =
    origin.sourceMessageId === null ? undefined : sourceOf(world, origin.sourceMessageId);
  const interaction = createInteraction(world, {
    type: InteractionType.ModalSubmit,
    personId: person.id,
    channel: channelAt(world, origin.channelId),
    source,
    data: {
      custom_id: modal.customId,
      components: partsOf(modal).map((part) => filled(part, values)),
    },
    ...options,
  });
  return interactionHandle(world, interaction);
}

function filled(part: ComponentNode, values: ModalValues): object {
  const inputs = inputsOf(part).map((input) => answer(input, part.label ?? input.label, values));
  const { type, id } = part;
  if (type === ComponentType.ActionRow) return { type, id, components: inputs };
  return { type, id, ...(inputs[0] ? { component: inputs[0] } : {}) };
}

function answer(input: ComponentNode, label: string | undefined, values: ModalValues): object {
  const { type, id, custom_id } = input;
  const given = values[custom_id ?? ''] ?? (label === undefined ? undefined : values[label]);
  if (type !== ComponentType.TextInput) {
    return { type, id, custom_id, values: given === undefined ? [] : [given].flat() };
  }
  const value = text(given ?? input['value']);
  const most = typeof input['max_length'] === 'number' ? input['max_length'] : 4000;
  const least = typeof input['min_length'] === 'number' ? input['min_length'] : 0;
  const isNeeded = input['required'] !== false;
  const name = label ?? custom_id ?? '';
  if (isNeeded && value.trim() === '') throw new Error(`the field ${name} must be filled in`);
  if (value.length > most) throw new Error(`the field ${name} holds ${most} characters`);
  if (value !== '' && value.length < least)
    throw new Error(`the field ${name} needs ${least} characters`);
  return { type, id, custom_id, value };
}

function partsOf(modal: ModalView): ComponentNode[] {
  // SAFETY: the modal passed Discord's schema, of which ComponentNode is a looser reading.
  return numbered(modal.payload.components as unknown as readonly ComponentNode[]);
}

function inputsOf(part: ComponentNode): readonly ComponentNode[] {
  return [...(part.components ?? []), ...(part.component ? [part.component] : [])];
}

function sourceOf(world: World, id: string) {
  try {
    return messageAt(world, id).message;
  } catch {
    // Deleted meanwhile: the form came from no message any more.
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
