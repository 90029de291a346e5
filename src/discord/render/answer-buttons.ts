import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import type { QuestionId } from '../../core/ids.ts';
import { writeCustomId } from '../custom-ids.ts';
import type { Texts } from './texts.ts';

/** What a button below an answer does. */
export type AnswerButton = 'solved' | 'ask-staff' | 'more-sources' | 'show-all' | 'not-helpful';

/**
 * One row of buttons below an answer, in this order; the first of an answer that was not found stands out.
 * The labels of the first two are fixed for all languages: help texts and staff name them.
 */
export function answerRow(
  question: QuestionId,
  buttons: readonly AnswerButton[],
  texts: Texts,
): APIActionRowComponent<APIButtonComponent> {
  const labels: Readonly<Record<AnswerButton, string>> = {
    solved: 'That solved it',
    'ask-staff': 'Ask staff',
    'more-sources': texts.moreSources,
    'show-all': texts.showAll,
    'not-helpful': `👎 ${texts.notHelpful}`,
  };
  return {
    type: ComponentType.ActionRow,
    components: buttons.map((name, at) => ({
      type: ComponentType.Button,
      style: styleOf(name, at === 0),
      label: labels[name],
      custom_id: writeCustomId(name, question),
    })),
  };
}

function styleOf(name: AnswerButton, isFirst: boolean) {
  if (name === 'solved') return ButtonStyle.Success;
  return isFirst && name === 'ask-staff' ? ButtonStyle.Primary : ButtonStyle.Secondary;
}
