import type { QuestionStore } from '../../core/answering/ports.ts';
import type { Clock } from '../../core/clock.ts';
import { asLearnerId, asQuestionId, type LearnerId, type QuestionId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { tellPrivately } from '../gate.ts';
import type { Button } from '../registry.ts';
import { appendMark } from '../render/mark.ts';
import { textsFor } from '../render/texts.ts';
import { applySolvedTag } from '../solved-tag.ts';

export interface SolvedDeps {
  readonly questions: Pick<QuestionStore, 'find' | 'recordFeedback'>;
  /** Takes the question back from staff when its own learner needs no answer any more. */
  readonly withdrawQuestion: (question: QuestionId, by: LearnerId) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** `That solved it`: anybody may press; who did is recorded, and the answer shows it. */
export function makeSolvedButton({ questions, withdrawQuestion, clock, log }: SolvedDeps): Button {
  return {
    name: 'solved',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [id = '']) => {
      const texts = textsFor(interaction.locale);
      const question = asQuestionId(id);
      const found = await questions.find(question);
      if (found === undefined) {
        await tellPrivately(interaction, texts.questionGone);
        return;
      }
      const person = asLearnerId(interaction.user.id);
      await questions.recordFeedback(question, person, 'solved', clock());
      if (person === found.question.learnerId) await withdrawQuestion(question, person);
      await interaction.editReply(
        appendMark(interaction.message.content, texts.solvedMark(interaction.user.id)),
      );
      await applySolvedTag(interaction.channel, log);
    },
  };
}
