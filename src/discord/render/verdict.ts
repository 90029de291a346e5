import {
  ButtonStyle,
  ComponentType,
  TextInputStyle,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { QuestionId } from '../../core/ids.ts';
import type { StaffVerdict } from '../../core/insights/ports.ts';
import { writeCustomId } from '../custom-ids.ts';
import { insightTexts as texts } from './insight-texts.ts';

/** Characters. */
const REASON_LIMIT = 1_000;

/** The field of the form. */
export const REASON = 'reason';

/** `Right` and `Wrong`, and after one of them the way to give a reason. */
export function verdictButtons(
  id: QuestionId,
  given?: StaffVerdict,
): APIActionRowComponent<APIButtonComponent>[] {
  const button = (
    name: string,
    verdict: StaffVerdict,
    label: string,
    style: ButtonStyle.Success | ButtonStyle.Danger | ButtonStyle.Secondary,
  ): APIButtonComponent => ({
    type: ComponentType.Button,
    style,
    label,
    custom_id: writeCustomId(name, verdict, id),
  });
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        button('judge', 'right', texts.right, ButtonStyle.Success),
        button('judge', 'wrong', texts.wrongButton, ButtonStyle.Danger),
        ...(given === undefined
          ? []
          : [button('judge-reason', given, texts.addReason, ButtonStyle.Secondary)]),
      ],
    },
  ];
}

/** The form behind `Add a reason`. */
export function reasonForm(
  id: QuestionId,
  verdict: StaffVerdict,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId('judge-reason', verdict, id),
    title: texts.reasonTitle,
    components: [
      {
        type: ComponentType.Label,
        label: texts.reasonField,
        component: {
          type: ComponentType.TextInput,
          custom_id: REASON,
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: REASON_LIMIT,
        },
      },
    ],
  };
}
