import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ButtonStyle,
  ComponentType,
  InteractionContextType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import { asLearnerId } from '../../core/ids.ts';
import type { PrivacyStore } from '../../core/privacy/ports.ts';
import { writeCustomId } from '../custom-ids.ts';
import type { Button, Command } from '../registry.ts';
import { described, textsFor } from '../render/texts.ts';

export interface PrivacyDeps {
  readonly privacy: Pick<PrivacyStore, 'count' | 'copy' | 'erasePerson'>;
  readonly clock: Clock;
}

/** The name of the file that a person gets. */
const FILE_NAME = 'course-support-data.json';

/** `/privacy export` and `/privacy delete`, and the two buttons that the second asks with. */
export function makePrivacy(deps: PrivacyDeps): { command: Command; buttons: readonly Button[] } {
  return {
    command: {
      data: {
        name: 'privacy',
        ...described('privacy'),
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
        integration_types: [ApplicationIntegrationType.GuildInstall],
        options: [
          {
            type: ApplicationCommandOptionType.Subcommand,
            name: 'export',
            ...described('privacy export'),
          },
          {
            type: ApplicationCommandOptionType.Subcommand,
            name: 'delete',
            ...described('privacy delete'),
          },
        ],
      },
      audience: 'learner',
      acknowledge: () => 'private',
      run: async (interaction) => {
        const isExport = interaction.options.getSubcommand() === 'export';
        await (isExport ? giveCopy(interaction, deps) : askBeforeErasing(interaction, deps));
      },
    },
    buttons: [eraseButton(deps), keepButton],
  };
}

async function giveCopy(
  interaction: ChatInputCommandInteraction,
  { privacy, clock }: PrivacyDeps,
): Promise<void> {
  const copy = await privacy.copy(asLearnerId(interaction.user.id));
  const json = JSON.stringify({ copiedAt: clock().toISOString(), ...copy }, undefined, 2);
  await interaction.editReply({
    content: textsFor(interaction.locale).exported,
    files: [{ attachment: Buffer.from(json), name: FILE_NAME }],
  });
}

async function askBeforeErasing(
  interaction: ChatInputCommandInteraction,
  { privacy }: PrivacyDeps,
): Promise<void> {
  const texts = textsFor(interaction.locale);
  const { questions, escalations, records } = await privacy.count(asLearnerId(interaction.user.id));
  if (records === 0) {
    await interaction.editReply({ content: texts.nothingKept });
    return;
  }
  await interaction.editReply({
    content: texts.confirmErase(questions, escalations),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Danger,
            label: texts.eraseButton,
            custom_id: writeCustomId('privacy-erase'),
          },
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: texts.keepButton,
            custom_id: writeCustomId('privacy-keep'),
          },
        ],
      },
    ],
  });
}

/** Erases what is held about the one who presses, whoever that is. */
function eraseButton({ privacy, clock }: PrivacyDeps): Button {
  return {
    name: 'privacy-erase',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction) => {
      await privacy.erasePerson(asLearnerId(interaction.user.id), clock());
      await interaction.editReply({
        content: textsFor(interaction.locale).erased,
        components: [],
      });
    },
  };
}

const keepButton: Button = {
  name: 'privacy-keep',
  audience: 'learner',
  acknowledge: 'update',
  run: async (interaction) => {
    await interaction.editReply({ content: textsFor(interaction.locale).kept, components: [] });
  },
};
