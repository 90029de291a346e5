import {
  ApplicationIntegrationType,
  InteractionContextType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { LearnerHistory } from '../../core/browsing/ports.ts';
import { asLearnerId, asServerId } from '../../core/ids.ts';
import type { Button, Command } from '../registry.ts';
import { QUESTIONS_A_PAGE, renderMyQuestions } from '../render/my-questions.ts';
import { pageWithin } from '../render/pager.ts';
import { described, textsFor } from '../render/texts.ts';

export interface MyQuestionsDeps {
  readonly history: LearnerHistory;
}

/** `/my-questions`: what somebody asked, and what came of it; and the buttons that turn its pages. */
export function makeMyQuestions({ history }: MyQuestionsDeps): {
  command: Command;
  button: Button;
} {
  async function show(
    interaction: ChatInputCommandInteraction | ButtonInteraction,
    wantedPage: string,
  ): Promise<void> {
    const learner = asLearnerId(interaction.user.id);
    const server = interaction.guildId === null ? undefined : asServerId(interaction.guildId);
    const list = async (page: number) =>
      history.list(learner, server, { offset: page * QUESTIONS_A_PAGE, limit: QUESTIONS_A_PAGE });
    const { total } = await list(0);
    const page = pageWithin(wantedPage, Math.ceil(total / QUESTIONS_A_PAGE));
    const { items } = await list(page);
    const texts = textsFor(interaction.locale);
    await interaction.editReply(renderMyQuestions(items, { total, page }, texts));
  }
  return {
    command: {
      data: {
        name: 'my-questions',
        ...described('my-questions'),
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
        integration_types: [ApplicationIntegrationType.GuildInstall],
      },
      audience: 'learner',
      acknowledge: () => 'private',
      run: async (interaction) => show(interaction, '0'),
    },
    button: {
      name: 'my-questions',
      audience: 'learner',
      acknowledge: 'update',
      run: async (interaction, [page = '0']) => show(interaction, page),
    },
  };
}
