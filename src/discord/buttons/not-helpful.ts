import { ComponentType, TextInputStyle } from 'discord.js';
import type { Button } from '../registry.ts';
import { writeCustomId } from '../custom-ids.ts';
import { textsFor } from '../render/texts.ts';

/** The form's one field, and the most that is kept of it, in characters. */
export const NOT_HELPFUL_NOTE = 'note';
const NOTE_LIMIT = 1_000;

/** 👎: opens the one form that asks what was wrong; nothing must be written in it. */
export const notHelpfulButton: Button = {
  name: 'not-helpful',
  audience: 'learner',
  acknowledge: 'modal',
  run: async (interaction, [id = '']) => {
    const texts = textsFor(interaction.locale);
    await interaction.showModal({
      custom_id: writeCustomId('not-helpful', id),
      title: texts.notHelpfulTitle,
      components: [
        {
          type: ComponentType.Label,
          label: texts.notHelpfulLabel,
          component: {
            type: ComponentType.TextInput,
            custom_id: NOT_HELPFUL_NOTE,
            style: TextInputStyle.Paragraph,
            placeholder: texts.notHelpfulHint,
            max_length: NOTE_LIMIT,
            required: false,
          },
        },
      ],
    });
  },
};
