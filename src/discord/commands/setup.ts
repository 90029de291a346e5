import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import type { Clock } from '../../core/clock.ts';
import { asChannelId, asRoleId, asServerId, type ServerId } from '../../core/ids.ts';
import type { ServerSettings, SettingsStore } from '../../core/server-settings.ts';
import type { Command } from '../registry.ts';
import { renderSettings } from '../render/settings.ts';
import { setupTexts } from '../render/setup-texts.ts';
import { described, textsFor } from '../render/texts.ts';
import { checkStaffChannel } from '../staff-channel-check.ts';
import { completeCourse, findCourse, unknownCourse } from './course-option.ts';

export interface SetupDeps {
  readonly settings: SettingsStore;
  readonly courses: CourseList;
  /** Releases what waited for a staff channel. */
  readonly wakeWaiting: (server: ServerId) => Promise<void>;
  readonly clock: Clock;
}

/** Takes all courses again, in the option `courses`. */
const ALL_COURSES = 'all';

/** `/setup`: where staff work and who they are; without options it shows what is set and what is missing. */
export function makeSetupCommand({ settings, courses, wakeWaiting, clock }: SetupDeps): Command {
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
    const check = await checkStaffChannel(interaction.client, chosen.staffChannelId);
    await interaction.editReply(renderSettings(chosen, check, await courses.list()));
    if (check.outcome === 'ready') await wakeWaiting(server);
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

async function readCourses(
  named: string,
  courses: CourseList,
): Promise<{ keys: readonly string[] | undefined } | string> {
  if (named.trim().toLowerCase() === ALL_COURSES) return { keys: undefined };
  const keys: string[] = [];
  for (const name of named.split(',').filter((part) => part.trim() !== '')) {
    const found = await findCourse(courses, undefined, name);
    if (found.outcome === 'unknown') return unknownCourse(found.known, textsFor(null));
    if (found.key !== undefined) keys.push(found.key);
  }
  return { keys: keys.length === 0 ? undefined : [...new Set(keys)] };
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
