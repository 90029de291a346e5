import { MESSAGE_LIMIT } from './limits.ts';
import { escapeMarkdown } from 'discord.js';
import type { StaffKnowledge } from '../../core/knowledge/staff-knowledge.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { knowledgeTexts as texts } from './knowledge-texts.ts';

/** What the one who saved a document sees. */
export function renderSaved(
  {
    outcome,
    document,
    isSearchable,
  }: {
    readonly outcome: 'saved' | 'unchanged';
    readonly document: StaffKnowledge;
    readonly isSearchable: boolean;
  },
  remark?: string,
) {
  const title = escapeMarkdown(document.title);
  const said = !isSearchable
    ? texts.savedLater(title)
    : outcome === 'saved'
      ? texts.saved(title)
      : texts.unchanged(title);
  const content = [said, ...(remark === undefined || remark === '' ? [] : [remark])].join('\n');
  return { content: fitMarkdown(content, MESSAGE_LIMIT), allowedMentions: { parse: [] } };
}
