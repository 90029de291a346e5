import type { EscalationStore } from '../../core/escalation/ports.ts';
import { decideMove } from '../../core/escalation/transitions.ts';
import { asEscalationId, asStaffId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { replyForm } from '../render/desk-forms.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';
import { MessageFlags } from 'discord.js';

/** `Reply`: opens the form, unless somebody else has the escalation: nobody writes in vain. */
export function makeReplyButton(deps: {
  readonly escalations: Pick<EscalationStore, 'find'>;
}): Button {
  return {
    name: 'reply',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [id = '']) => {
      const escalation = await deps.escalations.find(asEscalationId(id));
      const by = asStaffId(interaction.user.id);
      const decision =
        escalation && decideMove(escalation, { kind: 'reply', by }, interaction.createdAt);
      if (escalation !== undefined && decision?.outcome === 'moved') {
        await interaction.showModal(replyForm(escalation));
        return;
      }
      const result =
        escalation === undefined || decision === undefined || decision.outcome === 'moved'
          ? ({ outcome: 'unknown-escalation' } as const)
          : { outcome: decision.outcome, escalation };
      await interaction.reply({
        ...renderMoveResult(result, deskTexts.replyOnItsWay),
        flags: MessageFlags.Ephemeral,
      });
    },
  };
}
