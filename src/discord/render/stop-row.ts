import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import type { QuestionId } from '../../core/ids.ts';
import { writeCustomId } from '../custom-ids.ts';

/** The name of the button below an answer that is still being written; by it such a message is recognised. */
export const STOP_WRITING = 'stop-writing';

/** `Stop`, for the asker. */
export function stopRow(question: QuestionId): APIActionRowComponent<APIButtonComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'Stop',
        custom_id: writeCustomId(STOP_WRITING, question),
      },
    ],
  };
}
