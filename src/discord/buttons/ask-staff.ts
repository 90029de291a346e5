import type { QuestionStore } from '../../core/answering/ports.ts';
import type { EscalateQuestion } from '../../core/escalation/escalate-question.ts';
import { asLearnerId, asQuestionId } from '../../core/ids.ts';
import { tellPrivately } from '../gate.ts';
import type { Button } from '../registry.ts';
import { appendMark } from '../render/mark.ts';
import { textsFor } from '../render/texts.ts';

export interface AskStaffDeps {
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly escalateQuestion: EscalateQuestion;
}

/** `Ask staff`: hands the question to a person, once, and says under which number. */
export function makeAskStaffButton({ questions, escalateQuestion }: AskStaffDeps): Button {
  return {
    name: 'ask-staff',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [id = '']) => {
      const texts = textsFor(interaction.locale);
      const found = await questions.find(asQuestionId(id));
      if (found === undefined) {
        await tellPrivately(interaction, texts.questionGone);
        return;
      }
      const { question } = found;
      if (question.serverId === undefined) {
        await tellPrivately(interaction, texts.serverOnlyEscalation);
        return;
      }
      const result = await escalateQuestion({
        questionId: question.id,
        serverId: question.serverId,
        by: asLearnerId(interaction.user.id),
        locale: interaction.locale,
      });
      if (result.outcome === 'unknown-question') {
        await tellPrivately(interaction, texts.questionGone);
        return;
      }
      const { number } = result.escalation;
      await interaction.editReply(
        appendMark(interaction.message.content, texts.escalatedMark(number)),
      );
      if (result.outcome === 'already-escalated')
        await tellPrivately(interaction, texts.alreadyEscalated(number));
      else if (result.outcome === 'joined')
        await tellPrivately(interaction, texts.joined(number, result.escalation.ownerId));
      else
        await tellPrivately(
          interaction,
          result.deskReady ? texts.escalated(number) : texts.escalatedNoDesk(number),
        );
    },
  };
}
