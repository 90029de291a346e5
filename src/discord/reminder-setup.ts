import { BadInput } from '../core/errors.ts';
import { asServerId } from '../core/ids.ts';
import { parseReminders } from '../core/parse-reminders.ts';
import { tellPrivately } from './gate.ts';
import type { Button, Modal } from './registry.ts';
import { remindersForm } from './render/setup-controls.ts';
import { showSetup, type SetupPanelDeps } from './setup-panel.ts';

/** `Reminders` below `/setup`, and the form behind it. */
export function makeReminderSetup(deps: SetupPanelDeps): {
  readonly button: Button;
  readonly modal: Modal;
} {
  const { settings, clock } = deps;
  return {
    button: {
      name: 'setup-reminders',
      audience: 'manager',
      acknowledge: 'modal',
      run: async (interaction) => {
        const server = asServerId(interaction.guildId ?? '');
        await interaction.showModal(remindersForm(await settings.read(server)));
      },
    },
    modal: {
      name: 'setup-reminders',
      audience: 'manager',
      acknowledge: 'update',
      run: async (interaction) => {
        const server = asServerId(interaction.guildId ?? '');
        const typed = (id: string) => interaction.fields.getTextInputValue(id);
        const before = await settings.read(server);
        try {
          const reminders = parseReminders(
            {
              unclaimed: typed('unclaimed'),
              silent: typed('silent'),
              askAfter: typed('askAfter'),
              closeAfter: typed('closeAfter'),
              days: typed('days'),
            },
            before.quietHours,
          );
          await settings.write(server, { ...before, reminders }, clock());
        } catch (error) {
          if (!(error instanceof BadInput)) throw error;
          await tellPrivately(interaction, error.message);
          return;
        }
        await showSetup(interaction, server, deps);
      },
    },
  };
}
