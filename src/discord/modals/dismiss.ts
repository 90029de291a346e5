import type { DismissEscalation } from '../../core/escalation/dismiss-escalation.ts';
import { asEscalationId, asStaffId } from '../../core/ids.ts';
import type { Modal } from '../registry.ts';
import { FORM_TEXT } from '../render/desk-forms.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** The form behind `Dismiss`: ends the escalation for the reason that was typed. */
export function makeDismissModal(deps: { readonly dismissEscalation: DismissEscalation }): Modal {
  return {
    name: 'dismiss',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const reason = interaction.fields.getTextInputValue(FORM_TEXT);
      const result = await deps.dismissEscalation({
        id: asEscalationId(id),
        by: asStaffId(interaction.user.id),
        via: 'modal',
        reason,
      });
      await interaction.editReply(renderMoveResult(result, deskTexts.isDismissed, reason));
    },
  };
}
