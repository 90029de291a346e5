import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { Relay } from '../../core/escalation/relay.ts';
import { writeCustomId } from '../custom-ids.ts';
import { deskTexts as texts } from './desk-texts.ts';

/** Discord's limit for a text in a form, in characters. */
const TEXT_LIMIT = 4_000;
/** Characters: a reason stands in a field of the card, whose limit is 1,024. */
const REASON_LIMIT = 1_000;

/** The forms' one field. */
export const FORM_TEXT = 'text';

/** The form for a reply to the learner. */
export function replyForm({ id, number }: Escalation): APIModalInteractionResponseCallbackData {
  return form(writeCustomId('reply', id), texts.replyTitle(number), texts.replyLabel, TEXT_LIMIT);
}

/** The form for a reply that was sent, to be said anew. */
export function correctForm(
  { number }: Escalation,
  { id, text }: Relay,
): APIModalInteractionResponseCallbackData {
  const customId = writeCustomId('correct', String(id));
  return form(customId, texts.correctTitle(number), texts.replyLabel, TEXT_LIMIT, text);
}

/** The form for the reason of a dismissal. */
export function dismissForm({ id, number }: Escalation): APIModalInteractionResponseCallbackData {
  return form(
    writeCustomId('dismiss', id),
    texts.dismissTitle(number),
    texts.dismissLabel,
    REASON_LIMIT,
  );
}

function form(
  customId: string,
  title: string,
  label: string,
  limit: number,
  value?: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title,
    components: [
      {
        type: ComponentType.Label,
        label,
        component: {
          type: ComponentType.TextInput,
          custom_id: FORM_TEXT,
          style: TextInputStyle.Paragraph,
          min_length: 1,
          max_length: limit,
          required: true,
          ...(value === undefined ? {} : { value }),
        },
      },
    ],
  };
}
