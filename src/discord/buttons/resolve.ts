import type { ResolveEscalation } from '../../core/escalation/resolve-escalation.ts';
import { asStaffId, asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** `Resolve`: ends it; the thread is archived and the learner told. */
export function makeResolveButton(deps: { readonly resolveEscalation: ResolveEscalation }): Button {
  return {
    name: 'resolve',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asStaffId(interaction.user.id);
      const result = await deps.resolveEscalation({ id: asEscalationId(id), by, via: 'button' });
      await interaction.editReply(renderMoveResult(result, deskTexts.isResolved));
    },
  };
}
