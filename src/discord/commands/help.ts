import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { asServerId } from '../../core/ids.ts';
import { NO_SETTINGS } from '../../core/server-settings.ts';
import { interactionHome, type InteractionHomeDeps } from '../interaction-home.ts';
import type { Command } from '../registry.ts';
import { renderHelp } from '../render/help.ts';
import { described, textsFor } from '../render/texts.ts';

export interface HelpDeps extends InteractionHomeDeps {
  readonly courses: CourseList;
}

/** `/help`: what can be asked, shaped by the server's set-up. */
export function makeHelpCommand(deps: HelpDeps): Command {
  return {
    data: {
      name: 'help',
      ...described('help'),
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
    audience: 'learner',
    acknowledge: () => 'private',
    run: async (interaction) => {
      const server =
        interaction.guildId === null
          ? NO_SETTINGS
          : await deps.settings.read(asServerId(interaction.guildId));
      const { courses: offered } = await interactionHome(interaction, deps);
      const names = (await deps.courses.list())
        .filter(({ key }) => offered?.includes(key) ?? true)
        .map(({ name }) => name);
      await interaction.editReply(renderHelp(server, names, textsFor(interaction.locale)));
    },
  };
}
