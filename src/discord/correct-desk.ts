import { MessageFlags } from 'discord.js';
import type {
  Correctable,
  CorrectReply,
  FindCorrectable,
} from '../core/escalation/correct-reply.ts';
import { asRelayId } from '../core/escalation/relay.ts';
import { asServerId, asStaffId } from '../core/ids.ts';
import type { Button, Modal } from './registry.ts';
import { correctForm, FORM_TEXT } from './render/desk-forms.ts';
import { deskTexts as texts } from './render/desk-texts.ts';
import { renderMoveResult } from './render/move-result.ts';

export interface CorrectDeps {
  readonly findCorrectable: FindCorrectable;
  readonly correctReply: CorrectReply;
}

/** `Correct` below a reply that was typed in the form, and its form, which holds what was sent. */
export function makeCorrectControls({ findCorrectable, correctReply }: CorrectDeps): {
  readonly button: Button;
  readonly modal: Modal;
} {
  return {
    button: {
      name: 'correct',
      audience: 'staff',
      acknowledge: 'modal',
      run: async (interaction, [raw = '']) => {
        const found = await findCorrectable(asked(interaction, raw));
        if (found.outcome === 'correctable') {
          await interaction.showModal(correctForm(found.escalation, found.relay));
          return;
        }
        await interaction.reply({ ...refused(found), flags: MessageFlags.Ephemeral });
      },
    },
    modal: {
      name: 'correct',
      audience: 'staff',
      acknowledge: 'private',
      run: async (interaction, [raw = '']) => {
        const text = interaction.fields.getTextInputValue(FORM_TEXT).trim();
        const result = await correctReply({ ...asked(interaction, raw), text });
        await interaction.editReply(
          result.outcome === 'corrected'
            ? { content: texts.isCorrected(result.escalation.number) }
            : refused(result, text),
        );
      },
    },
  };
}

function asked(
  { user, guildId }: { readonly user: { readonly id: string }; readonly guildId: string | null },
  raw: string,
) {
  const id = asRelayId(Number(raw));
  return { id, serverId: asServerId(guildId ?? ''), by: asStaffId(user.id) };
}

function refused(
  result: Exclude<Correctable, { readonly outcome: 'correctable' }>,
  typed?: string,
) {
  if (result.outcome === 'no-such-reply') return { content: texts.noSuchReply };
  return renderMoveResult(result, texts.isCorrected, typed);
}
