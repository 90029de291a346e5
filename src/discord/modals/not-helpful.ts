import type { QuestionStore } from '../../core/answering/ports.ts';
import type { Clock } from '../../core/clock.ts';
import { asLearnerId, asQuestionId } from '../../core/ids.ts';
import { NOT_HELPFUL_NOTE } from '../buttons/not-helpful.ts';
import type { Modal } from '../registry.ts';
import { answerRow } from '../render/answer-buttons.ts';
import { textsFor } from '../render/texts.ts';

export interface NotHelpfulDeps {
  readonly questions: Pick<QuestionStore, 'find' | 'recordFeedback'>;
  readonly clock: Clock;
}

/** The form behind 👎: keeps what was wrong, and offers staff. */
export function makeNotHelpfulModal({ questions, clock }: NotHelpfulDeps): Modal {
  return {
    name: 'not-helpful',
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const texts = textsFor(interaction.locale);
      const question = asQuestionId(id);
      if ((await questions.find(question)) === undefined) {
        await interaction.editReply({ content: texts.questionGone });
        return;
      }
      const note = interaction.fields.getTextInputValue(NOT_HELPFUL_NOTE).trim();
      const person = asLearnerId(interaction.user.id);
      await questions.recordFeedback(
        question,
        person,
        'not-helpful',
        clock(),
        note === '' ? undefined : note,
      );
      await interaction.editReply({
        content: texts.notHelpfulThanks,
        components: [answerRow(question, ['ask-staff'], texts)],
      });
    },
  };
}
