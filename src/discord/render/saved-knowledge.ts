import { escapeMarkdown } from 'discord.js';
import type { StaffKnowledge } from '../../core/knowledge/staff-knowledge.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { knowledgeTexts as texts } from './knowledge-texts.ts';

/** Discord's limit for a message's content, in characters. */
const CONTENT_LIMIT = 2_000;

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
  const content = [said, ...(remark === undefined ? [] : [remark])].join('\n');
  return { content: fitMarkdown(content, CONTENT_LIMIT), allowedMentions: { parse: [] } };
}
