import type { ButtonInteraction } from 'discord.js';
import { asServerId } from '../../core/ids.ts';
import { DEFAULT_DAYS } from '../../core/insights/tuning.ts';
import type { Button, Handlers } from '../registry.ts';
import { gapButtons, gapList } from '../render/gaps.ts';
import { insightTexts as texts } from '../render/insight-texts.ts';
import { documentButton, documentSelect, searchButton, searchModal } from './document-of-gap.ts';
import { gapOf, openGap, type GapDeskDeps } from './find-gap.ts';
import { noteButton, noteModal } from './note-of-gap.ts';

/** What staff do with a gap: write a note, name the document that answers it, or ignore it. */
export function makeGapDesk(deps: GapDeskDeps): Pick<Handlers, 'buttons' | 'selects' | 'modals'> {
  return {
    buttons: [
      noteButton(deps),
      documentButton(deps),
      searchButton(),
      ignoreButton(deps),
      listButton(deps),
    ],
    selects: [documentSelect(deps)],
    modals: [noteModal(deps), searchModal(deps)],
  };
}

function ignoreButton(deps: GapDeskDeps): Button {
  return {
    name: 'gap-ignore',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id]) => {
      const of = gapOf(interaction, id);
      const gap = await openGap(of, deps);
      if (typeof gap !== 'string') await deps.closeGap.ignore(of);
      await interaction.editReply({
        content: typeof gap === 'string' ? gap : texts.ignored(gap.people),
      });
    },
  };
}

/** The next of them, as they are now. */
function listButton({ readInsights }: GapDeskDeps): Button {
  return {
    name: 'gap-list',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction: ButtonInteraction, [from = '0']) => {
      const { gaps } = await readInsights(asServerId(interaction.guildId ?? ''), DEFAULT_DAYS);
      // After the last come the first ones again.
      const wanted = Number(from);
      const offset = Number.isInteger(wanted) && wanted > 0 && wanted < gaps.length ? wanted : 0;
      await interaction.editReply({
        content: gapList(gaps, offset),
        components: [...gapButtons(gaps, offset)],
        allowedMentions: { parse: [] },
      });
    },
  };
}
