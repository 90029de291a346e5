import { MessageFlags } from 'discord.js';
import { isEnded } from '../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import { asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { dismissForm } from '../render/desk-forms.ts';
import { deskTexts } from '../render/desk-texts.ts';

/** `Dismiss`: opens the form for the reason, which the learner reads. */
export function makeDismissButton(deps: {
  readonly escalations: Pick<EscalationStore, 'find'>;
}): Button {
  return {
    name: 'dismiss',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [id = '']) => {
      const escalation = await deps.escalations.find(asEscalationId(id));
      if (escalation !== undefined && !isEnded(escalation)) {
        await interaction.showModal(dismissForm(escalation));
        return;
      }
      const content =
        escalation === undefined ? deskTexts.unknown : deskTexts.alreadyEnded(escalation.number);
      await interaction.reply({ content, flags: MessageFlags.Ephemeral });
    },
  };
}
