import {
  ComponentType,
  TextInputStyle,
  type APIActionRowComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  type APIUserSelectComponent,
} from 'discord.js';
import type { KnownIssue } from '../../core/browsing/ports.ts';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { EscalationId } from '../../core/ids.ts';
import { writeCustomId } from '../custom-ids.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { FORM_TEXT } from './desk-forms.ts';
import { oneLine } from './quote.ts';

/** Discord's limit for the label and the value of an option, in characters. */
const OPTION_LIMIT = 100;
/** Known issues offered at once; another is named by its title. */
const ISSUES_OFFERED = 15;
/** Before a document's id in an option's value. */
export const ISSUE = 'known-issue/';

/** Asks what came of an escalation. The likeliest known issues can be chosen at once. */
export function outcomeRow(
  { id, outcome }: Escalation,
  issues: readonly KnownIssue[],
): APIActionRowComponent<APIStringSelectComponent> {
  const fitting = issues.filter(
    ({ documentId }) => ISSUE.length + documentId.length <= OPTION_LIMIT,
  );
  const options: readonly APISelectMenuOption[] = [
    { label: texts.outcomes.answered, value: 'answered', default: outcome?.kind === 'answered' },
    {
      label: texts.outcomes['not-an-issue'],
      value: 'not-an-issue',
      default: outcome?.kind === 'not-an-issue',
    },
    ...fitting.slice(0, ISSUES_OFFERED).map(({ documentId, title }) => ({
      label: oneLine(`${texts.outcomes['known-issue']}: ${title}`, OPTION_LIMIT),
      value: `${ISSUE}${documentId}`,
      default: outcome?.kind === 'known-issue' && outcome.documentId === documentId,
    })),
    { label: `${texts.outcomes['known-issue']}…`, value: 'known-issue' },
    { label: `${texts.outcomes.duplicate}…`, value: 'duplicate' },
  ];
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: writeCustomId('outcome', id),
        placeholder: texts.outcomePlaceholder,
        options: [...options],
      },
    ],
  };
}

/** Asks for the original of a duplicate, or for the title of a known issue. */
export function outcomeForm(
  { id, number }: Escalation,
  kind: 'duplicate' | 'known-issue',
): APIModalInteractionResponseCallbackData {
  const isDuplicate = kind === 'duplicate';
  return {
    custom_id: writeCustomId('outcome', id, kind),
    title: isDuplicate ? texts.duplicateTitle(number) : texts.issueTitle(number),
    components: [
      {
        type: ComponentType.Label,
        label: isDuplicate ? texts.duplicateLabel : texts.issueLabel,
        component: {
          type: ComponentType.TextInput,
          custom_id: FORM_TEXT,
          style: TextInputStyle.Short,
          min_length: 1,
          max_length: 100,
          required: true,
        },
      },
    ],
  };
}

/** Staff choose who shall have an escalation. */
export function assignRow(id: EscalationId): APIActionRowComponent<APIUserSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.UserSelect,
        custom_id: writeCustomId('assign', id),
        placeholder: texts.assignPlaceholder,
      },
    ],
  };
}
