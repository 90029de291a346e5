import type { Button } from '../registry.ts';
import { STOP_WRITING } from '../render/stop-row.ts';
import { textsFor } from '../render/texts.ts';
import type { WritingStops } from '../writing-stops.ts';

/** `Stop`: the asker has read enough; what is there becomes the answer. */
export function makeStopWritingButton(stops: WritingStops): Button {
  return {
    name: STOP_WRITING,
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const stopped = stops.stop(id, interaction.user.id);
      if (stopped === 'not-yours') {
        await interaction.editReply({ content: textsFor(interaction.locale).notYours });
        return;
      }
      // The message itself shows what came of it.
      await interaction.deleteReply();
    },
  };
}
