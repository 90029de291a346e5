import { MessageFlags } from 'discord.js';
import { readTyped } from '../knowledge-course.ts';
import type { Button, Modal } from '../registry.ts';
import { insightTexts as texts } from '../render/insight-texts.ts';
import { gapForm } from '../render/knowledge-forms.ts';
import { knowledgeTexts } from '../render/knowledge-texts.ts';
import { renderSaved } from '../render/saved-knowledge.ts';
import { answerOf, gapOf, openGap, type GapDeskDeps } from './find-gap.ts';

/** Opens the form in which staff write the note that a gap wants. */
export function noteButton(deps: GapDeskDeps): Button {
  return {
    name: 'gap-note',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [id]) => {
      const gap = await openGap(gapOf(interaction, id), deps);
      if (typeof gap === 'string')
        await interaction.reply({ content: gap, flags: MessageFlags.Ephemeral });
      else await interaction.showModal(gapForm(gap));
    },
  };
}

/** Makes knowledge of that form. */
export function noteModal(deps: GapDeskDeps): Modal {
  const { closeGap, courses, gaps } = deps;
  return {
    name: 'gap-note',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id]) => {
      const { words, remark } = await readTyped(interaction, courses);
      const of = gapOf(interaction, id);
      const before = await gaps.find(of.serverId, of.id);
      // What was typed is kept, and a second note on one thing is theirs to take back.
      const meanwhile =
        before?.people === 0
          ? texts.answeredMeanwhile(await answerOf(before, of, deps))
          : undefined;
      const saved = await closeGap.writeNote(of, interaction.id, words);
      if (saved.outcome === 'unknown-document') {
        await interaction.editReply({ content: knowledgeTexts.gone });
        return;
      }
      const outcome = saved.outcome === 'unchanged' ? 'unchanged' : 'saved';
      const remarks = [remark, meanwhile].filter((said) => said !== undefined).join('\n');
      await interaction.editReply(renderSaved({ ...saved, outcome }, remarks));
    },
  };
}
