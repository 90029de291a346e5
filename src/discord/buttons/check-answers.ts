import { asServerId, type ServerId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { knowledgeTexts as texts } from '../render/knowledge-texts.ts';

export interface CheckAnswersDeps {
  /** Has a server's resolved questions asked again, in the background. Gives how many there are. */
  readonly checkAnswers: (server: ServerId) => Promise<number>;
}

/** `Ask them again`, below the report of answers that were lost. */
export function makeCheckAnswersButton({ checkAnswers }: CheckAnswersDeps): Button {
  return {
    name: 'check-answers',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction) => {
      const count = await checkAnswers(asServerId(interaction.guildId ?? ''));
      await interaction.editReply({ content: texts.askedAgain(count) });
    },
  };
}
