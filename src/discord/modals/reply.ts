import type { RelayStaffReply } from '../../core/escalation/relay-staff-reply.ts';
import { asChannelId, asEscalationId, asMessageId, asStaffId } from '../../core/ids.ts';
import type { Modal } from '../registry.ts';
import { FORM_TEXT } from '../render/desk-forms.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderMoveResult } from '../render/move-result.ts';

/** The form behind `Reply`: what was typed goes to the learner, once. */
export function makeReplyModal(deps: { readonly relayStaffReply: RelayStaffReply }): Modal {
  return {
    name: 'reply',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const text = interaction.fields.getTextInputValue(FORM_TEXT).trim();
      const result = await deps.relayStaffReply({
        id: asEscalationId(id),
        by: asStaffId(interaction.user.id),
        via: 'modal',
        text,
        source: {
          channelId: asChannelId(interaction.channelId ?? ''),
          messageId: asMessageId(interaction.id),
        },
      });
      await interaction.editReply(renderMoveResult(result, deskTexts.replyOnItsWay, text));
    },
  };
}
