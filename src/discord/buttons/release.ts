import type { ReleaseEscalation } from '../../core/escalation/release-escalation.ts';
import { asStaffId, asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** `Release`: its owner puts it back into the queue. */
export function makeReleaseButton(deps: { readonly releaseEscalation: ReleaseEscalation }): Button {
  return {
    name: 'release',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asStaffId(interaction.user.id);
      const result = await deps.releaseEscalation({ id: asEscalationId(id), by, via: 'button' });
      await interaction.editReply(renderMoveResult(result, deskTexts.released));
    },
  };
}
