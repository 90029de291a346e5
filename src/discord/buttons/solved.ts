import type { QuestionStore } from '../../core/answering/ports.ts';
import type { Clock } from '../../core/clock.ts';
import { asLearnerId, asQuestionId } from '../../core/ids.ts';
import { tellPrivately } from '../gate.ts';
import type { Button } from '../registry.ts';
import { appendMark } from '../render/mark.ts';
import { textsFor } from '../render/texts.ts';

export interface SolvedDeps {
  readonly questions: Pick<QuestionStore, 'find' | 'recordFeedback'>;
  readonly clock: Clock;
}

/** `That solved it`: anybody may press; who did is recorded, and the answer shows it. */
export function makeSolvedButton({ questions, clock }: SolvedDeps): Button {
  return {
    name: 'solved',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [id = '']) => {
      const texts = textsFor(interaction.locale);
      const question = asQuestionId(id);
      if ((await questions.find(question)) === undefined) {
        await tellPrivately(interaction, texts.questionGone);
        return;
      }
      await questions.recordFeedback(question, asLearnerId(interaction.user.id), 'solved', clock());
      await interaction.editReply(
        appendMark(interaction.message.content, texts.solvedMark(interaction.user.id)),
      );
    },
  };
}
