import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import { asServerId } from '../../core/ids.ts';
import type { ReadInsights } from '../../core/insights/read-insights.ts';
import { DEFAULT_DAYS, MAX_DAYS } from '../../core/insights/tuning.ts';
import type { Command } from '../registry.ts';
import { renderInsights } from '../render/insights.ts';

export interface InsightsCommandDeps {
  readonly readInsights: ReadInsights;
}

/** `/insights`: what was asked and what failed, for whoever uses it alone. */
export function makeInsightsCommand({ readInsights }: InsightsCommandDeps): Command {
  return {
    data: {
      name: 'insights',
      description: 'What was asked, what failed, and what to write next',
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      options: [
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'days',
          description: `How many days back; ${DEFAULT_DAYS} unless you say`,
          min_value: 1,
          max_value: MAX_DAYS,
        },
      ],
    },
    audience: 'staff',
    acknowledge: () => 'private',
    run: async (interaction) => {
      const days = interaction.options.getInteger('days') ?? DEFAULT_DAYS;
      const insights = await readInsights(asServerId(interaction.guildId ?? ''), days);
      const { files, ...message } = renderInsights(insights);
      await interaction.editReply({
        ...message,
        files: files.map(({ name, bytes, description }) => ({
          name,
          attachment: Buffer.from(bytes),
          description,
        })),
        allowedMentions: { parse: [] },
      });
    },
  };
}
