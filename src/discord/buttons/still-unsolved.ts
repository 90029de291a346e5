import type { EscalationStore } from '../../core/escalation/ports.ts';
import type { ReopenEscalation } from '../../core/escalation/reopen-escalation.ts';
import { asEscalationId, asLearnerId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { renderLearnerMove } from '../render/learner-move.ts';
import { textsFor } from '../render/texts.ts';
import { isAsker } from './is-asker.ts';

export interface StillUnsolvedDeps {
  readonly escalations: Pick<EscalationStore, 'find'>;
  readonly reopenEscalation: ReopenEscalation;
}

/** `Still not solved`: the learner who asked has an ended escalation taken up again. */
export function makeStillUnsolvedButton({
  escalations,
  reopenEscalation,
}: StillUnsolvedDeps): Button {
  return {
    name: 'still-unsolved',
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction, [raw = '']) => {
      const id = asEscalationId(raw);
      if (!(await isAsker(interaction, escalations, id))) return;
      const by = asLearnerId(interaction.user.id);
      const result = await reopenEscalation({ id, by, via: 'button' });
      const texts = textsFor(interaction.locale);
      await interaction.editReply(renderLearnerMove(result, texts.staffTold, texts));
    },
  };
}
