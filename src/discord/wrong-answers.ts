import { asServerId } from '../core/ids.ts';
import type { VerdictStore } from '../core/insights/ports.ts';
import type { Button } from './registry.ts';
import { renderWrongAnswers } from './render/wrong-answers.ts';

export interface WrongAnswersDeps {
  readonly verdicts: Pick<VerdictStore, 'wrong'>;
}

/** So many have room in one message. */
const SHOWN = 6;

/** `Wrong answers` below the insights: what to correct, and where it was said. */
export function makeWrongAnswersButton({ verdicts }: WrongAnswersDeps): Button {
  return {
    name: 'wrong-answers',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction) => {
      const server = asServerId(interaction.guildId ?? '');
      await interaction.editReply(renderWrongAnswers(server, await verdicts.wrong(server, SHOWN)));
    },
  };
}
