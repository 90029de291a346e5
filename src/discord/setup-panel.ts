import type { RepliableInteraction } from 'discord.js';
import type { CourseList } from '../core/answering/ports.ts';
import type { Clock } from '../core/clock.ts';
import type { ServerId } from '../core/ids.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { checkHelpChannels } from './help-channel-check.ts';
import { canPing } from './role-pings.ts';
import { renderSettings } from './render/settings.ts';
import { setupControls } from './render/setup-controls.ts';
import { checkStaffChannel } from './staff-channel-check.ts';

export interface SetupPanelDeps {
  readonly settings: SettingsStore;
  readonly courses: CourseList;
  /** Releases what waited for a staff channel. */
  readonly wakeWaiting: (server: ServerId) => Promise<void>;
  readonly clock: Clock;
}

/** Shows what is set and what is missing now, and lets go what waited for it. */
export async function showSetup(
  interaction: RepliableInteraction,
  server: ServerId,
  deps: SetupPanelDeps,
): Promise<void> {
  const { client } = interaction;
  const settings = await deps.settings.read(server);
  const staffChannel = await checkStaffChannel(client, settings.staffChannelId);
  const helpChannels = await checkHelpChannels(client, settings.helpChannelIds);
  const courses = await deps.courses.list();
  const nameOf = (id: string): string => {
    const channel = client.channels.cache.get(id);
    return channel !== undefined && 'name' in channel && channel.name !== null
      ? `#${channel.name}`
      : id;
  };
  await interaction.editReply({
    content: renderSettings({
      settings,
      staffChannel,
      helpChannels,
      courses,
      canPingStaff: canPing(client, server, settings.staffRoleId),
    }),
    components: setupControls(settings, nameOf),
    allowedMentions: { parse: [] },
  });
  if (staffChannel.outcome === 'ready') await deps.wakeWaiting(server);
}
