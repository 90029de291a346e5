import { BadInput } from '../core/errors.ts';
import { asServerId } from '../core/ids.ts';
import { parseDigest } from '../core/parse-digest.ts';
import { tellPrivately } from './gate.ts';
import type { Button, Modal } from './registry.ts';
import { digestForm } from './render/setup-controls.ts';
import { showSetup, type SetupPanelDeps } from './setup-panel.ts';

/** `Digest and errors` below `/setup`, and the form behind it. */
export function makeDigestSetup(deps: SetupPanelDeps): {
  readonly button: Button;
  readonly modal: Modal;
} {
  const { settings, clock } = deps;
  return {
    button: {
      name: 'setup-digest',
      audience: 'manager',
      acknowledge: 'modal',
      run: async (interaction) => {
        const server = asServerId(interaction.guildId ?? '');
        await interaction.showModal(digestForm(await settings.read(server)));
      },
    },
    modal: {
      name: 'setup-digest',
      audience: 'manager',
      acknowledge: 'update',
      run: async (interaction) => {
        const server = asServerId(interaction.guildId ?? '');
        const typed = (id: string) => interaction.fields.getTextInputValue(id);
        const before = await settings.read(server);
        try {
          const chosen = parseDigest({ digest: typed('digest'), accepted: typed('accepted') });
          await settings.write(server, { ...before, ...chosen }, clock());
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
