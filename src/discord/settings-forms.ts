import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { BadInput } from '../core/errors.ts';
import { asServerId } from '../core/ids.ts';
import { parseDigest } from '../core/parse-digest.ts';
import { parseReminders } from '../core/parse-reminders.ts';
import { parseSettings } from '../core/parse-settings.ts';
import type { ServerSettings } from '../core/server-settings.ts';
import { tellPrivately } from './gate.ts';
import type { Button, Modal } from './registry.ts';
import { digestForm, remindersForm, settingsForm } from './render/setup-controls.ts';
import { showSetup, type SetupPanelDeps } from './setup-panel.ts';

/** A form below `/setup`. */
interface SettingsForm {
  /** Of its button and of itself. */
  readonly name: string;
  readonly show: (settings: ServerSettings) => APIModalInteractionResponseCallbackData;
  /** What was typed, as settings. @throws BadInput that says what is allowed */
  readonly read: (
    typed: (field: string) => string,
    before: ServerSettings,
  ) => Partial<ServerSettings>;
}

const FORMS: readonly SettingsForm[] = [
  {
    name: 'setup-more',
    show: settingsForm,
    read: (typed) =>
      parseSettings({
        retention: typed('retention'),
        quietHours: typed('quietHours'),
        sureness: typed('sureness'),
        hints: typed('hints'),
        assignments: typed('assignments'),
      }),
  },
  {
    name: 'setup-reminders',
    show: remindersForm,
    read: (typed, { quietHours }) => ({
      reminders: parseReminders(
        {
          unclaimed: typed('unclaimed'),
          silent: typed('silent'),
          askAfter: typed('askAfter'),
          closeAfter: typed('closeAfter'),
          days: typed('days'),
        },
        quietHours,
      ),
    }),
  },
  {
    name: 'setup-digest',
    show: digestForm,
    read: (typed) => parseDigest({ digest: typed('digest'), accepted: typed('accepted') }),
  },
];

/** The buttons below `/setup` that open a form, and the forms. */
export function makeSettingsForms(deps: SetupPanelDeps): {
  readonly buttons: readonly Button[];
  readonly modals: readonly Modal[];
} {
  return {
    buttons: FORMS.map((form) => openButton(form, deps)),
    modals: FORMS.map((form) => formModal(form, deps)),
  };
}

function openButton({ name, show }: SettingsForm, { settings }: SetupPanelDeps): Button {
  return {
    name,
    audience: 'manager',
    acknowledge: 'modal',
    run: async (interaction) => {
      const server = asServerId(interaction.guildId ?? '');
      await interaction.showModal(show(await settings.read(server)));
    },
  };
}

function formModal({ name, read }: SettingsForm, deps: SetupPanelDeps): Modal {
  const { settings, clock } = deps;
  return {
    name,
    audience: 'manager',
    acknowledge: 'update',
    run: async (interaction) => {
      const server = asServerId(interaction.guildId ?? '');
      const typed = (field: string) => interaction.fields.getTextInputValue(field);
      const before = await settings.read(server);
      try {
        await settings.write(server, { ...before, ...read(typed, before) }, clock());
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        await tellPrivately(interaction, error.message);
        return;
      }
      await showSetup(interaction, server, deps);
    },
  };
}
