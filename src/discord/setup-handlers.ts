import { asChannelId, asServerId, type ChannelId, type ServerId } from '../core/ids.ts';
import type { ServerSettings } from '../core/server-settings.ts';
import { makeSetupCommand } from './commands/setup.ts';
import { readCourses } from './commands/course-option.ts';
import { tellPrivately } from './gate.ts';
import type { Button, Handlers, Modal, SelectMenu } from './registry.ts';
import { CHANNEL_COURSES, channelForm } from './render/setup-controls.ts';
import { textsFor } from './render/texts.ts';
import { makeSettingsForms } from './settings-forms.ts';
import { showSetup, type SetupPanelDeps } from './setup-panel.ts';

/** Takes a help channel off the list, in the field for its courses. */
const OFF = 'off';

/** `/setup`, and what can be pressed and filled in below it. */
export function makeSetupHandlers(
  deps: SetupPanelDeps,
): Pick<Handlers, 'commands' | 'buttons' | 'selects' | 'modals'> {
  const forms = makeSettingsForms(deps);
  return {
    commands: [makeSetupCommand(deps)],
    buttons: [checkButton(deps), ...forms.buttons],
    selects: [channelSelect(deps)],
    modals: [channelModal(deps), ...forms.modals],
  };
}

function checkButton(deps: SetupPanelDeps): Button {
  return {
    name: 'setup-check',
    audience: 'manager',
    acknowledge: 'update',
    run: async (interaction) => showSetup(interaction, serverOf(interaction), deps),
  };
}

function channelSelect({ settings }: SetupPanelDeps): SelectMenu {
  return {
    name: 'setup-channel',
    audience: 'manager',
    acknowledge: 'modal',
    run: async (interaction) => {
      const { helpChannelIds, channelCourses } = await settings.read(serverOf(interaction));
      const channel = helpChannelIds.find((id) => id === interaction.values[0]);
      if (channel === undefined)
        await tellPrivately(interaction, textsFor(interaction.locale).staleControl);
      else await interaction.showModal(channelForm(channel, channelCourses[channel] ?? []));
    },
  };
}

function channelModal(deps: SetupPanelDeps): Modal {
  return {
    name: 'setup-channel',
    audience: 'manager',
    acknowledge: 'update',
    run: async (interaction, [id = '']) => {
      const server = serverOf(interaction);
      const channel = asChannelId(id);
      const typed = interaction.fields.getTextInputValue(CHANNEL_COURSES).trim();
      const before = await deps.settings.read(server);
      if (typed.toLowerCase() === OFF) {
        await deps.settings.write(server, withoutChannel(before, channel), deps.clock());
      } else {
        const read = await readCourses(typed, deps.courses);
        if (typeof read === 'string') {
          await tellPrivately(interaction, read);
          return;
        }
        const chosen = withCourses(before, channel, read.keys);
        await deps.settings.write(server, chosen, deps.clock());
      }
      await showSetup(interaction, server, deps);
    },
  };
}

function withoutChannel(before: ServerSettings, channel: ChannelId): ServerSettings {
  const helpChannelIds = before.helpChannelIds.filter((id) => id !== channel);
  return { ...withCourses(before, channel, undefined), helpChannelIds };
}

function withCourses(
  before: ServerSettings,
  channel: ChannelId,
  keys: readonly string[] | undefined,
): ServerSettings {
  const others = Object.entries(before.channelCourses).filter(([id]) => id !== channel);
  const own = keys === undefined ? [] : [[channel, keys] as const];
  return { ...before, channelCourses: Object.fromEntries([...others, ...own]) };
}

/** The gate lets managers alone pass, and there are none in direct messages. */
function serverOf({ guildId }: { readonly guildId: string | null }): ServerId {
  return asServerId(guildId ?? '');
}
