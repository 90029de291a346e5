import {
  ButtonStyle,
  ComponentType,
  TextInputStyle,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import { typeDigest, type TypedDigest } from '../../core/parse-digest.ts';
import { typeReminders, type TypedReminders } from '../../core/parse-reminders.ts';
import { typeSettings, type TypedSettings } from '../../core/parse-settings.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { writeCustomId } from '../custom-ids.ts';
import { setupTexts as texts } from './setup-texts.ts';

/** Discord's limit for the options of a select menu. */
const MAX_OPTIONS = 25;
/** Discord's limit for a text in a form, in characters. */
const TEXT_LIMIT = 4_000;

/** The field of the form of a help channel. */
export const CHANNEL_COURSES = 'courses';

/** What stands below `/setup`: look again, more settings, and one help channel's. */
export function setupControls(
  { helpChannelIds }: ServerSettings,
  channelName: (id: string) => string,
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const buttons = {
    type: ComponentType.ActionRow as const,
    components: [
      button('setup-check', texts.checkAgain),
      button('setup-more', texts.moreSettings),
      button('setup-reminders', texts.reminders),
      button('setup-digest', texts.digestAndErrors),
    ],
  };
  if (helpChannelIds.length === 0) return [buttons];
  const options = helpChannelIds
    .slice(0, MAX_OPTIONS)
    .map((id) => ({ label: channelName(id).slice(0, 100), value: id }));
  return [
    buttons,
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: writeCustomId('setup-channel'),
          placeholder: texts.chooseHelpChannel,
          options,
        },
      ],
    },
  ];
}

function button(name: string, label: string) {
  const custom_id = writeCustomId(name);
  return {
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label,
    custom_id,
  };
}

/** The form behind `More settings`, filled with the present ones. */
export function settingsForm(settings: ServerSettings): APIModalInteractionResponseCallbackData {
  const typed = typeSettings(settings);
  const line = (id: keyof TypedSettings, style = TextInputStyle.Short) =>
    field(id, texts[id], typed[id], style);
  return {
    custom_id: writeCustomId('setup-more'),
    title: texts.formTitle,
    components: [
      line('retention'),
      line('quietHours'),
      line('sureness'),
      line('hints'),
      line('assignments', TextInputStyle.Paragraph),
    ],
  };
}

/** The form behind `Reminders`, filled with the present ones. */
export function remindersForm({
  reminders,
}: ServerSettings): APIModalInteractionResponseCallbackData {
  const typed = typeReminders(reminders);
  const line = (id: keyof TypedReminders) => field(id, texts[id], typed[id], TextInputStyle.Short);
  return {
    custom_id: writeCustomId('setup-reminders'),
    title: texts.remindersTitle,
    components: [
      line('unclaimed'),
      line('silent'),
      line('askAfter'),
      line('closeAfter'),
      line('days'),
    ],
  };
}

/** The form behind `Digest and errors`, filled with the present settings. */
export function digestForm(settings: ServerSettings): APIModalInteractionResponseCallbackData {
  const typed = typeDigest(settings);
  const line = (id: keyof TypedDigest) => field(id, texts[id], typed[id], TextInputStyle.Short);
  return {
    custom_id: writeCustomId('setup-digest'),
    title: texts.digestAndErrors,
    components: [line('digest'), line('accepted')],
  };
}

/** The form behind a help channel in the list. */
export function channelForm(
  channelId: string,
  courses: readonly string[],
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId('setup-channel', channelId),
    title: texts.channelFormTitle,
    components: [
      field(CHANNEL_COURSES, texts.channelCourses, courses.join(', '), TextInputStyle.Short),
    ],
  };
}

function field(id: string, label: string, value: string, style: TextInputStyle): APILabelComponent {
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.TextInput,
      custom_id: id,
      style,
      required: false,
      max_length: style === TextInputStyle.Short ? 200 : TEXT_LIMIT,
      ...(value === '' ? {} : { value: value.slice(0, TEXT_LIMIT) }),
    },
  };
}
