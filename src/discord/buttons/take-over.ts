import type { TakeOverEscalation } from '../../core/escalation/take-over-escalation.ts';
import { asStaffId, asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** `Take over`: from its owner, who is told. */
export function makeTakeOverButton(deps: {
  readonly takeOverEscalation: TakeOverEscalation;
}): Button {
  return {
    name: 'take-over',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asStaffId(interaction.user.id);
      const result = await deps.takeOverEscalation({ id: asEscalationId(id), by, via: 'button' });
      await interaction.editReply(renderMoveResult(result, deskTexts.tookOver));
    },
  };
}
