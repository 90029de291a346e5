import type { LeaveEscalation } from '../../core/escalation/leave-escalation.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import type { ResolveEscalation } from '../../core/escalation/resolve-escalation.ts';
import { asEscalationId, asLearnerId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { renderLearnerMove } from '../render/learner-move.ts';
import { textsFor } from '../render/texts.ts';
import { isAsker } from './is-asker.ts';

export interface ReplySolvedDeps {
  readonly escalations: Pick<EscalationStore, 'find'>;
  readonly leaveEscalation: LeaveEscalation;
  readonly resolveEscalation: ResolveEscalation;
}

/** `That solved it` under a reply of staff: the learner who asked ends the escalation. */
export function makeReplySolvedButton({
  escalations,
  leaveEscalation,
  resolveEscalation,
}: ReplySolvedDeps): Button {
  return {
    name: 'reply-solved',
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction, [raw = '']) => {
      const id = asEscalationId(raw);
      if (!(await isAsker(interaction, escalations, id))) return;
      const by = asLearnerId(interaction.user.id);
      const texts = textsFor(interaction.locale);
      // While others wait for the answer, only staff end it for all.
      const left = await leaveEscalation({ id, by, via: 'button' });
      if (left.outcome !== 'alone') {
        await interaction.editReply(renderLearnerMove(left, texts.leftIt, texts));
        return;
      }
      const result = await resolveEscalation({ id, by, via: 'button' });
      await interaction.editReply(renderLearnerMove(result, texts.gladSolved, texts));
    },
  };
}
