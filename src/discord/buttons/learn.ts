import { MessageFlags } from 'discord.js';
import { asEscalationId } from '../../core/ids.ts';
import type { DraftKnownIssue } from '../../core/knowledge/learn-resolution.ts';
import type { Button } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { learnForm } from '../render/knowledge-forms.ts';

/** `Save as known issue`: opens the form, filled in from the escalation. */
export function makeLearnButton(deps: { readonly draftKnownIssue: DraftKnownIssue }): Button {
  return {
    name: 'learn',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [raw = '']) => {
      const id = asEscalationId(raw);
      const draft = await deps.draftKnownIssue(id);
      if (draft !== undefined) await interaction.showModal(learnForm(id, draft));
      else await interaction.reply({ content: deskTexts.unknown, flags: MessageFlags.Ephemeral });
    },
  };
}
