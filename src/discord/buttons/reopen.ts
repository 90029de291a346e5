import type { ReopenEscalation } from '../../core/escalation/reopen-escalation.ts';
import { asStaffId, asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** `Reopen`: takes an ended escalation up again. */
export function makeReopenButton(deps: { readonly reopenEscalation: ReopenEscalation }): Button {
  return {
    name: 'reopen',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asStaffId(interaction.user.id);
      const result = await deps.reopenEscalation({ id: asEscalationId(id), by, via: 'button' });
      await interaction.editReply(renderMoveResult(result, deskTexts.isReopened));
    },
  };
}
