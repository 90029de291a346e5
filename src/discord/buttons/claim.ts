import type { ClaimEscalation } from '../../core/escalation/claim-escalation.ts';
import { asStaffId, asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** `Claim`: the escalation is the presser's; of two at once the second learns who was first. */
export function makeClaimButton(deps: { readonly claimEscalation: ClaimEscalation }): Button {
  return {
    name: 'claim',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asStaffId(interaction.user.id);
      const result = await deps.claimEscalation({ id: asEscalationId(id), by, via: 'button' });
      await interaction.editReply(renderMoveResult(result, deskTexts.claimed));
    },
  };
}
