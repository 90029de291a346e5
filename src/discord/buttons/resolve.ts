import type { ResolveEscalation } from '../../core/escalation/resolve-escalation.ts';
import { asStaffId, asEscalationId } from '../../core/ids.ts';
import { renderResolved, type OutcomeDeps } from '../outcome-desk.ts';
import type { Button } from '../registry.ts';

export interface ResolveDeps extends OutcomeDeps {
  readonly resolveEscalation: ResolveEscalation;
}

/**
 * `Resolve`: ends it; the thread is archived and the learner told. One press is enough for what was answered; for
 * anything else it asks what came of it.
 */
export function makeResolveButton(deps: ResolveDeps): Button {
  return {
    name: 'resolve',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asStaffId(interaction.user.id);
      const result = await deps.resolveEscalation({ id: asEscalationId(id), by, via: 'button' });
      await interaction.editReply(await renderResolved(deps, result));
    },
  };
}
