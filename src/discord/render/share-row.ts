import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import type { QuestionId } from '../../core/ids.ts';
import { writeCustomId } from '../custom-ids.ts';
import type { Texts } from './texts.ts';

/** The button that shows everybody an answer which its asker alone sees. */
export function shareRow(
  question: QuestionId,
  texts: Texts,
): APIActionRowComponent<APIButtonComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: texts.shareHere,
        custom_id: writeCustomId('share-here', question),
      },
    ],
  };
}
