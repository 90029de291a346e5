import type { CourseList } from '../../core/answering/ports.ts';
import { asEscalationId, asStaffId } from '../../core/ids.ts';
import type { LearnResolution } from '../../core/knowledge/learn-resolution.ts';
import { readTyped } from '../knowledge-course.ts';
import type { Modal } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { renderSaved } from '../render/saved-knowledge.ts';

export interface LearnModalDeps {
  readonly learnResolution: LearnResolution;
  readonly courses: CourseList;
}

/** The form behind `Save as known issue`. */
export function makeLearnModal({ learnResolution, courses }: LearnModalDeps): Modal {
  return {
    name: 'learn',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id = '']) => {
      const { words, remark } = await readTyped(interaction, courses);
      const result = await learnResolution({
        id: asEscalationId(id),
        by: asStaffId(interaction.user.id),
        via: 'modal',
        words,
      });
      await interaction.editReply(
        result.outcome === 'unknown-escalation'
          ? { content: deskTexts.unknown }
          : renderSaved(result, remark),
      );
    },
  };
}
