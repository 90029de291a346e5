import { escapeMarkdown, type ModalSubmitInteraction } from 'discord.js';
import type { GapOfServer } from '../../core/insights/close-gap.ts';
import { asGapId, type Gap } from '../../core/insights/gap.ts';
import type { NamedDocument } from '../../core/insights/ports.ts';
import type { Button, Modal, SelectMenu } from '../registry.ts';
import { documentChoice, searchForm } from '../render/gaps.ts';
import { insightTexts as texts } from '../render/insight-texts.ts';
import { MAX_CHOICES } from '../render/limits.ts';
import { gapOf, openGap, type GapDeskDeps } from './find-gap.ts';

/** Offers the documents that may answer a gap. */
export function documentButton(deps: GapDeskDeps): Button {
  return {
    name: 'gap-document',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id]) => {
      const of = gapOf(interaction, id);
      const gap = await openGap(of, deps);
      if (typeof gap === 'string') await interaction.editReply({ content: gap });
      else await interaction.editReply(documentChoice(of.id, await candidates(of, gap, deps)));
    },
  };
}

/** What its questions were offered, then what their words find. */
async function candidates(
  { serverId, id }: GapOfServer,
  { wordings }: Gap,
  { gaps, documents }: GapDeskDeps,
): Promise<readonly NamedDocument[]> {
  const offered = await documents.find(serverId, await gaps.nearMisses(id, MAX_CHOICES));
  const words = wordings.map(({ text }) => text).join(' ');
  const found = words === '' ? [] : await documents.search(serverId, words, MAX_CHOICES);
  const byKey = new Map([...offered, ...found].map((document) => [document.key, document]));
  return [...byKey.values()].slice(0, MAX_CHOICES);
}

/** Opens the form in which staff look for another one. */
export function searchButton(): Button {
  return {
    name: 'gap-search',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [id = '']) => {
      await interaction.showModal(searchForm(asGapId(id)));
    },
  };
}

/** Offers what that finds. */
export function searchModal({ documents }: GapDeskDeps): Modal {
  return {
    name: 'gap-search',
    audience: 'staff',
    acknowledge: 'update',
    run: async (interaction: ModalSubmitInteraction, [id]) => {
      const of = gapOf(interaction, id);
      const words = interaction.fields.getTextInputValue('words');
      const found = await documents.search(of.serverId, words, MAX_CHOICES);
      await interaction.editReply(documentChoice(of.id, found));
    },
  };
}

/** Has the chosen document answer what the gap asks. */
export function documentSelect({ closeGap, documents }: GapDeskDeps): SelectMenu {
  return {
    name: 'gap-document',
    audience: 'staff',
    acknowledge: 'update',
    run: async (interaction, [id]) => {
      const of = gapOf(interaction, id);
      const document = await documents.findByKey(of.serverId, interaction.values[0] ?? '');
      if (document === undefined) {
        await interaction.editReply({ content: texts.documentGone });
        return;
      }
      const count = await closeGap.answeredIn(of, document.id);
      const content =
        count === undefined
          ? texts.gapGone
          : texts.nowAnswers(escapeMarkdown(document.title), count);
      await interaction.editReply({ content, components: [] });
    },
  };
}
