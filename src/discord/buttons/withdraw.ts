import { isEnded } from '../../core/escalation/escalation.ts';
import type { WithdrawEscalation } from '../../core/escalation/withdraw-escalation.ts';
import { asLearnerId, asEscalationId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { renderLearnerMove } from '../render/learner-move.ts';
import { textsFor } from '../render/texts.ts';

/** `Not needed any more`: only the learner who asked can withdraw. */
export function makeWithdrawButton(deps: {
  readonly withdrawEscalation: WithdrawEscalation;
}): Button {
  return {
    name: 'withdraw',
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const by = asLearnerId(interaction.user.id);
      const result = await deps.withdrawEscalation({ id: asEscalationId(id), by, via: 'button' });
      const texts = textsFor(interaction.locale);
      const hasLeftOthers = result.outcome === 'moved' && !isEnded(result.escalation);
      const success = hasLeftOthers ? texts.leftIt : texts.isWithdrawn;
      await interaction.editReply(renderLearnerMove(result, success, texts));
    },
  };
}
