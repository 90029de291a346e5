import type { CourseList } from '../../core/answering/ports.ts';
import { asDocumentId, asServerId } from '../../core/ids.ts';
import type { ChangeKnowledge, ChangeResult } from '../../core/knowledge/change-knowledge.ts';
import { KNOWLEDGE_KINDS } from '../../core/passage.ts';
import { readTyped } from '../knowledge-course.ts';
import type { Modal } from '../registry.ts';
import { knowledgeTexts as texts } from '../render/knowledge-texts.ts';
import { renderSaved } from '../render/saved-knowledge.ts';

export interface KnowledgeModalsDeps {
  readonly changeKnowledge: ChangeKnowledge;
  readonly courses: CourseList;
}

/** The forms behind `/knowledge add` and `/knowledge edit`. */
export function makeKnowledgeModals({ changeKnowledge, courses }: KnowledgeModalsDeps): Modal[] {
  return [
    {
      name: 'knowledge-add',
      audience: 'staff',
      acknowledge: 'private',
      run: async (interaction, [named]) => {
        const { words, remark } = await readTyped(interaction, courses);
        const kind = KNOWLEDGE_KINDS.find((known) => known === named) ?? 'known-issue';
        const server = asServerId(interaction.guildId ?? '');
        const result = await changeKnowledge.add(server, interaction.id, { kind, words });
        await interaction.editReply(rendered(result, remark));
      },
    },
    {
      name: 'knowledge-edit',
      audience: 'staff',
      acknowledge: 'private',
      run: async (interaction, [id = '']) => {
        const { words, remark } = await readTyped(interaction, courses);
        const of = { serverId: asServerId(interaction.guildId ?? ''), id: asDocumentId(id) };
        const result = await changeKnowledge.edit(of, words);
        await interaction.editReply(rendered(result, remark));
      },
    },
  ];
}

function rendered(result: ChangeResult, remark: string | undefined) {
  if (result.outcome === 'unknown-document') return { content: texts.gone };
  const outcome = result.outcome === 'unchanged' ? 'unchanged' : 'saved';
  return renderSaved({ ...result, outcome }, remark);
}
