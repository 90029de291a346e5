import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
} from 'discord.js';
import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import type { Relay } from '../../core/escalation/relay.ts';
import type { EscalationId } from '../../core/ids.ts';
import { writeCustomId } from '../custom-ids.ts';
import { deskTexts } from './desk-texts.ts';
import { texts } from './texts.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** The buttons of the desk: their handlers' names, labels and looks. */
const BUTTONS = {
  claim: [deskTexts.claim, ButtonStyle.Primary],
  reply: [deskTexts.reply, ButtonStyle.Secondary],
  resolve: [deskTexts.resolve, ButtonStyle.Success],
  dismiss: [deskTexts.dismiss, ButtonStyle.Danger],
  release: [deskTexts.release, ButtonStyle.Secondary],
  reopen: [deskTexts.reopen, ButtonStyle.Secondary],
  'take-over': [deskTexts.takeOver, ButtonStyle.Danger],
  'reply-solved': [deskTexts.solved, ButtonStyle.Success],
  'still-unsolved': [texts.stillUnsolved, ButtonStyle.Secondary],
  withdraw: [texts.withdraw, ButtonStyle.Secondary],
  learn: [deskTexts.learn, ButtonStyle.Secondary],
  'check-answers': [deskTexts.checkAnswers, ButtonStyle.Secondary],
} as const satisfies Record<string, readonly [string, ButtonStyle]>;

export type DeskButton = keyof typeof BUTTONS;

/** Labels in another language, where they are not fixed. */
export type DeskLabels = Readonly<Partial<Record<DeskButton, string>>>;

/** Those under messages to the learner. */
export const LEARNER_BUTTONS: readonly DeskButton[] = [
  'reply-solved',
  'still-unsolved',
  'withdraw',
];

/**
 * A row of buttons about an escalation. `key`, the intent that sends the message, is part of each id, so that
 * the message is recognised as this intent's after any time.
 */
export function deskRow(
  id: EscalationId,
  names: readonly DeskButton[],
  key: string | undefined,
  labels: DeskLabels = {},
): ButtonRow {
  return {
    type: ComponentType.ActionRow,
    components: names.map((name) => ({
      type: ComponentType.Button,
      label: labels[name] ?? BUTTONS[name][0],
      style: BUTTONS[name][1],
      custom_id: writeCustomId(name, id, ...(key === undefined ? [] : [key])),
    })),
  };
}

/** The same row with a button by which that reply is said anew. */
export function withCorrection(
  row: ButtonRow,
  { id }: Pick<Relay, 'id'>,
  { label, key }: { readonly label: string; readonly key: string },
): ButtonRow {
  const correct = {
    type: ComponentType.Button,
    label,
    style: ButtonStyle.Secondary,
    custom_id: writeCustomId('correct', String(id), key),
  } as const;
  return { ...row, components: [...row.components, correct] };
}

/** What staff can do with an escalation as it stands. */
export function headerRows(escalation: Escalation): ButtonRow[] {
  const isFree = escalation.ownerId === undefined;
  const rows: readonly (readonly DeskButton[])[] = isEnded(escalation)
    ? [['reopen', 'learn']]
    : isFree
      ? [['claim', 'reply', 'resolve', 'learn', 'dismiss']]
      : [
          ['reply', 'resolve', 'learn', 'dismiss'],
          ['release', 'take-over'],
        ];
  return rows.map((names) => deskRow(escalation.id, names, undefined));
}
