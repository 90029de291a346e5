import type { ButtonInteraction } from 'discord.js';
import type { Button } from '../registry.ts';
import { pageWithin, renderPage } from '../render/pager.ts';
import { splitMarkdown } from '../render/split-markdown.ts';
import { textsFor, type Texts } from '../render/texts.ts';
import { findShownAnswer, type ShownAnswer, type ShownAnswerDeps } from './shown-answer.ts';

/** Characters of a page: the page's number stands below it. */
const PAGE_LIMIT = 1_800;

/** A button under an answer, and what it shows of that answer, in Markdown of any length. */
export interface PagedAnswer {
  readonly name: string;
  readonly write: (found: ShownAnswer, texts: Texts) => Promise<string> | string;
}

/** A button that shows more of an answer to the presser only, and the one that turns its pages. */
export function makePagedAnswerButtons(
  { name, write }: PagedAnswer,
  deps: ShownAnswerDeps,
): readonly Button[] {
  const show = (at: 0 | 1) => async (interaction: ButtonInteraction, args: readonly string[]) => {
    const texts = textsFor(interaction.locale);
    const id = args[at] ?? '';
    const found = await findShownAnswer(interaction, id, deps, texts);
    if (found.outcome === 'not-shown') {
      await interaction.editReply({ content: found.why, components: [] });
      return;
    }
    const pages = splitMarkdown(await write(found, texts), PAGE_LIMIT);
    const page = pageWithin(at === 1 ? args[0] : '0', pages.length);
    const view = { page, pages: pages.length, content: pages[page] ?? texts.noSourcesLeft };
    await interaction.editReply(renderPage(view, `${name}-page`, [id], texts));
  };
  return [
    { name, audience: 'learner', acknowledge: 'private', run: show(0) },
    { name: `${name}-page`, audience: 'learner', acknowledge: 'update', run: show(1) },
  ];
}
