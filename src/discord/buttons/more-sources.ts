import type { ButtonInteraction } from 'discord.js';
import type { Button } from '../registry.ts';
import { renderCitation } from '../render/citation.ts';
import { pageWithin, renderPage } from '../render/pager.ts';
import { splitMarkdown } from '../render/split-markdown.ts';
import { textsFor } from '../render/texts.ts';
import { findShownAnswer, type ShownAnswerDeps } from './shown-answer.ts';

/** Characters of a page: the page's number stands below it. */
const PAGE_LIMIT = 1_800;

/** `More sources`: every source of an answer, to the presser only; and the buttons that turn its pages. */
export function makeMoreSourcesButtons(deps: ShownAnswerDeps): readonly Button[] {
  const show = (at: 0 | 1) => async (interaction: ButtonInteraction, args: readonly string[]) => {
    const texts = textsFor(interaction.locale);
    const id = args[at] ?? '';
    const found = await findShownAnswer(interaction, id, deps, texts);
    if (found.outcome === 'not-shown') {
      await interaction.editReply({ content: found.why, components: [] });
      return;
    }
    const lines = found.verdict.citations.map(
      (citation, number) => `${number + 1}. ${renderCitation(citation, texts)}`,
    );
    const pages = splitMarkdown([texts.allSources, '', ...lines].join('\n'), PAGE_LIMIT);
    const page = pageWithin(at === 1 ? args[0] : '0', pages.length);
    const view = { page, pages: pages.length, content: pages[page] ?? '' };
    await interaction.editReply(renderPage(view, 'more-sources-page', [id], texts));
  };
  return [
    { name: 'more-sources', audience: 'learner', acknowledge: 'private', run: show(0) },
    { name: 'more-sources-page', audience: 'learner', acknowledge: 'update', run: show(1) },
  ];
}
