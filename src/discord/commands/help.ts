import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { asServerId } from '../../core/ids.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import type { Command } from '../registry.ts';
import { texts } from '../render/texts.ts';

export interface HelpDeps {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly courses: CourseList;
}

/** `/help`: what can be asked, shaped by the server's set-up. */
export function makeHelpCommand({ settings, courses }: HelpDeps): Command {
  return {
    data: {
      name: 'help',
      description: 'What I can do, and what I keep about you',
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
    audience: 'learner',
    acknowledge: () => 'private',
    run: async (interaction) => {
      const server =
        interaction.guildId === null
          ? undefined
          : await settings.read(asServerId(interaction.guildId));
      const all = await courses.list();
      const names = all
        .filter(({ key }) => server?.courses?.includes(key) ?? true)
        .map(({ name }) => name);
      await interaction.editReply({
        content: texts.help(names, server?.staffChannelId !== undefined),
      });
    },
  };
}
