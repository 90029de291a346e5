import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { flatten, type ComponentNode } from '../actions/components.ts';
import type { FieldError } from '../state/errors.ts';
import { checkIds } from './message-limits.ts';

const MAX_PARTS = 5;

/** Which limits a modal breaks that Discord's schema does not state. */
export function checkModal(modal: APIModalInteractionResponseCallbackData): FieldError[] {
  // SAFETY: the modal passed Discord's schema, of which ComponentNode is a looser reading.
  const parts = modal.components as unknown as readonly ComponentNode[];
  const errors = checkIds(parts, ['components']);
  if (parts.length > MAX_PARTS) {
    const message = `Must be between 1 and ${MAX_PARTS} in length.`;
    errors.push({ path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  for (const field of flatten(parts)) errors.push(...checkField(field));
  return errors;
}

function checkField(field: ComponentNode): FieldError[] {
  if (field.type !== ComponentType.TextInput) return [];
  const value = typeof field['value'] === 'string' ? field['value'] : '';
  const most = typeof field['max_length'] === 'number' ? field['max_length'] : 4000;
  if (value.length <= most) return [];
  const message = `Must be ${most} or fewer in length.`;
  return [
    { path: ['components', field.custom_id ?? '', 'value'], code: 'BASE_TYPE_MAX_LENGTH', message },
  ];
}
