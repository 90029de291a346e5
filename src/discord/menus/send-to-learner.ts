import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import type { RelayStaffReply } from '../../core/escalation/relay-staff-reply.ts';
import { asChannelId, asMessageId, asStaffId } from '../../core/ids.ts';
import { escalationOfThread } from '../desk/escalation-of-thread.ts';
import type { Menu } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

export interface SendToLearnerDeps {
  readonly escalations: Pick<EscalationStore, 'find' | 'findByThread'>;
  readonly relayStaffReply: RelayStaffReply;
}

/** `Send to learner` on a message in an escalation's thread: what staff said among themselves goes out, once. */
export function makeSendToLearnerMenu({ escalations, relayStaffReply }: SendToLearnerDeps): Menu {
  return {
    data: {
      type: ApplicationCommandType.Message,
      name: 'Send to learner',
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction) => {
      const { targetMessage } = interaction;
      const escalation = await escalationOfThread(escalations, interaction);
      if (escalation === undefined || targetMessage.author.bot) {
        await interaction.editReply({ content: deskTexts.notForLearner });
        return;
      }
      const result = await relayStaffReply({
        id: escalation.id,
        by: asStaffId(interaction.user.id),
        via: 'menu',
        text: targetMessage.content,
        files: targetMessage.attachments.map(({ name, url }) => ({ name, url })),
        source: {
          channelId: asChannelId(targetMessage.channelId),
          messageId: asMessageId(targetMessage.id),
        },
      });
      await interaction.editReply(renderMoveResult(result, deskTexts.replyOnItsWay));
    },
  };
}
