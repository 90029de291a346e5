import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { asChannelId, asRoleId, asServerId } from '../../core/ids.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import type { Command } from '../registry.ts';
import { setupTexts } from '../render/setup-texts.ts';
import { described, textsFor } from '../render/texts.ts';
import { showSetup, type SetupPanelDeps } from '../setup-panel.ts';
import { completeCourse, readCourses } from './course-option.ts';

export type SetupDeps = SetupPanelDeps;

/** `/setup`: where staff work and who they are; without options it shows what is set and what is missing. */
export function makeSetupCommand(deps: SetupDeps): Command {
  const { settings, courses, clock } = deps;
  async function run(interaction: ChatInputCommandInteraction): Promise<void> {
    if (interaction.guildId === null) {
      await interaction.editReply({ content: textsFor(interaction.locale).onlyInServer });
      return;
    }
    const server = asServerId(interaction.guildId);
    const before = await settings.read(server);
    const chosen = await readOptions(interaction, before, courses);
    if (typeof chosen === 'string') {
      await interaction.editReply({ content: chosen });
      return;
    }
    if (chosen !== before) await settings.write(server, chosen, clock());
    await showSetup(interaction, server, deps);
  }

  return {
    data: {
      name: 'setup',
      ...described('setup'),
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'staff-channel',
          ...described('setup staff-channel'),
          channel_types: [ChannelType.GuildText, ChannelType.GuildForum],
        },
        {
          type: ApplicationCommandOptionType.Role,
          name: 'staff-role',
          ...described('setup staff-role'),
        },
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'help-channel',
          ...described('setup help-channel'),
          channel_types: [ChannelType.GuildText, ChannelType.GuildForum],
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'courses',
          ...described('setup courses'),
          autocomplete: true,
        },
      ],
    },
    audience: 'manager',
    acknowledge: () => 'private',
    run,
    complete: async (interaction) => completeCourse(interaction, courses, undefined),
  };
}

/** The settings after this command, the same object when nothing was chosen, or a sentence that says what is wrong. */
async function readOptions(
  interaction: ChatInputCommandInteraction,
  before: ServerSettings,
  courses: CourseList,
): Promise<ServerSettings | string> {
  const staffChannel = interaction.options.getChannel('staff-channel');
  const staffRole = interaction.options.getRole('staff-role');
  const helpChannel = interaction.options.getChannel('help-channel');
  const named = interaction.options.getString('courses');
  if (staffChannel === null && staffRole === null && helpChannel === null && named === null)
    return before;
  if (staffRole !== null && staffRole.id === interaction.guildId)
    return setupTexts.everyoneIsNoStaff;
  const chosenCourses =
    named === null ? { keys: before.courses } : await readCourses(named, courses);
  if (typeof chosenCourses === 'string') return chosenCourses;
  return {
    ...before,
    staffChannelId: staffChannel === null ? before.staffChannelId : asChannelId(staffChannel.id),
    staffRoleId: staffRole === null ? before.staffRoleId : asRoleId(staffRole.id),
    helpChannelIds:
      helpChannel === null
        ? before.helpChannelIds
        : toggled(before.helpChannelIds, asChannelId(helpChannel.id)),
    courses: chosenCourses.keys,
  };
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
